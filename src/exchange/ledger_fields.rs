//! The fields of what the ledgers keep besides issues: steps, activities, promises, campaigns, documents, criteria,
//! households, plans, their lines and marks, months, settings, attachments.

use super::field::{Field, NOTE, TOWNSHIP, TOWNSHIP_CODE, VILLAGE, VILLAGE_CODE, field};

/// The identity, by which rows without a number of their own are found again.
const ID: Field = field("id", "标识", "uuid");
const NUMBER: Field = field("number", "编号", "序号编号 编码 no");
const UNIT: Field = field("unit", "单位", "责任单位 承办单位 牵头单位 主办单位 department");
const CAMPAIGN: Field = field("campaign", "所属活动", "专项活动 主题活动");
const CADRE_CODE: Field = field("cadre_code", "工号", "干部编号 人员编号 work_number");
const RATING: Field = field("rating", "评价", "群众评价 满意度 评诺结果 rating");

const STEPS: &[Field] = &[
    field("issue", "问题编号", "问题 编号"),
    field("kind", "步骤", "办理步骤 环节 类型"),
    field("on", "日期", "办理日期 时间 date"),
    field("author", "记录人", "登记人 操作人"),
    field("unit", "责任单位", "单位 承办单位"),
    CADRE_CODE,
    field("cadre", "有关干部", "经办人 核实人 干部"),
    field("level", "调整后层级", "层级"),
    field("other", "另一问题", "并入问题 共性问题"),
    field("note", "说明", "备注 理由 原因 remark"),
    ID,
];

const ACTIVITIES: &[Field] = &[
    NUMBER,
    field("kind", "类型", "活动类型 走访类型 形式 type"),
    field("purpose", "目的", "走访目的 四访"),
    field("title", "主题", "标题 事项 名称 subject"),
    field("on", "日期", "走访日期 时间 开展日期 活动日期 date"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    field("villages", "村", "村社区 走访村 涉及村 所到村 行政村 village villages"),
    field("cadres", "参加干部", "干部 走访干部 参加人员 参与干部 cadres"),
    UNIT,
    CAMPAIGN,
    field("issue", "有关问题", "问题编号 回访问题 会诊问题"),
    field("summary", "情况", "内容 摘要 走访情况 小结 民情日记 summary"),
    field("households", "走访户数", "户数 入户数"),
    field("enterprises", "走访企业数", "企业数 走访企业"),
    field("attendance", "参加人数", "到会人数 人数"),
    field("details", "附加内容", "专项字段 其他字段"),
    RATING,
    ID,
];

const PROMISES: &[Field] = &[
    NUMBER,
    field("kind", "类型", "承诺类型 类别 type"),
    field("item", "清单项", "任务项 任务清单 清单"),
    field("title", "事项", "承诺事项 承诺内容 标题 项目名称 节点 title"),
    field("detail", "详情", "具体内容 内容 描述"),
    UNIT,
    CADRE_CODE,
    field("cadre", "责任人", "承诺人 干部 姓名 负责人"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    VILLAGE,
    field("issue", "有关问题", "问题编号"),
    field("standing", "整顿对象", "整顿村 整顿"),
    field("posting", "所属派驻", "派驻"),
    CAMPAIGN,
    field("made_on", "承诺日期", "承诺时间 日期 确定日期 date"),
    field("due_on", "期限", "完成时限 完成期限 承诺期限 截止日期 due deadline"),
    field("published_on", "公示日期", "公开日期 公示时间"),
    field("published_where", "公示地点", "公开方式 公示方式 公示栏"),
    field("progress_percent", "进度", "完成进度 进度百分比 完成比例"),
    field("progress", "进展", "进展情况 推进情况"),
    field("funds_yuan", "资金", "资金（元） 投入资金 funds"),
    field("beneficiaries", "受益人数", "受益群众 惠及人数"),
    field("done_on", "践诺日期", "完成日期 兑现日期 完成时间"),
    field("result", "践诺情况", "完成情况 结果 兑现情况"),
    field("rated_on", "评诺日期", "评议日期 评价日期"),
    RATING,
    field("withdrawn_on", "撤回日期", "取消日期"),
    NOTE,
    ID,
];

const CAMPAIGNS: &[Field] = &[
    field("name", "名称", "活动 活动名称 专项活动 campaign"),
    field("from", "开始日期", "起始日期 启动日期 start"),
    field("until", "结束日期", "截止日期 end"),
    field("unit", "牵头单位", "单位 责任单位"),
    NOTE,
];

const DOCUMENTS: &[Field] = &[
    field("number", "文号", "编号 文件编号 no"),
    field("kind", "类型", "文稿类型 文种 类别 type"),
    field("title", "标题", "名称 文稿名称 题目"),
    field("body", "正文", "内容 text"),
    field("unit", "拟稿单位", "单位 起草单位 发文单位"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    VILLAGE,
    CAMPAIGN,
    field("promise", "有关承诺", "承诺事项 承诺编号"),
    field("state", "状态", "文稿状态 status"),
    field("made_on", "起草日期", "拟稿日期 日期 date"),
    field("issued_on", "印发日期", "发文日期 印发时间"),
    field("repealed_on", "废止日期", "废止时间"),
    NOTE,
    ID,
];

const CRITERIA: &[Field] = &[
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    VILLAGE,
    field("listed_on", "列入日期", "认定为整顿对象日期 列入时间"),
    field("code", "认定标准", "标准 情形 表现 criterion"),
    field("on", "认定日期", "日期 发现日期 date"),
    field("evidence", "依据", "佐证 认定依据 证明材料"),
    field("settled_on", "销项日期", "整改完成日期 解决日期"),
    ID,
];

const HOUSEHOLDS: &[Field] = &[
    field("code", "户代码", "户编号 户号 代码 编码"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    VILLAGE,
    field("need", "需求", "帮扶需求 需求类型"),
    CADRE_CODE,
    field("cadre", "结对干部", "帮扶干部 干部 联系人"),
    field("from", "开始日期", "结对日期 起始日期 start"),
    field("until", "结束日期", "截止日期 end"),
];

const PLANS: &[Field] = &[
    field("title", "标题", "方案 方案名称 名称"),
    field("state", "状态", "方案状态 status"),
    field("made_on", "起草日期", "制定日期 日期 date"),
    field("published_on", "发布日期", "公布日期"),
    field("takes_effect_on", "生效日", "生效日期 到岗日期 执行日期"),
    CAMPAIGN,
    field("rules", "规则", "规划规则 派驻规则"),
    NOTE,
    ID,
];

const PLAN_ITEMS: &[Field] = &[
    field("plan", "方案", "方案名称 派驻方案"),
    field("ends", "结束派驻", "原派驻"),
    CADRE_CODE,
    field("cadre", "干部", "姓名 拟派干部"),
    field("unit", "单位", "结对单位 联系单位 帮扶单位 department"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    VILLAGE,
    field("site", "企业项目点", "企业 项目"),
    field("role", "派驻类型", "角色 类型"),
    field("on", "日期", "生效日期 date"),
    field("reason", "理由", "原因 说明"),
    field("origin", "来源", "产生方式"),
    ID,
];

const PLAN_MARKS: &[Field] = &[
    field("plan", "方案", "方案名称 派驻方案"),
    field("kind", "标记", "标记类型 类型"),
    CADRE_CODE,
    field("cadre", "干部", "姓名"),
    field("unit", "单位", "结对单位 联系单位 帮扶单位 department"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    VILLAGE,
    field("site", "企业项目点", "企业 项目"),
    field("role", "派驻类型", "角色"),
    field("reason", "理由", "原因 说明"),
    ID,
];

const MONTHS: &[Field] = &[
    field("first_day", "月份", "月 年月 month"),
    field("frozen_on", "月结日期", "结账日期 归档日期"),
    field("author", "月结人", "经办人 操作人"),
    NOTE,
];

const SETTINGS: &[Field] = &[field("key", "设置项", "项目 键 key"), field("value", "值", "内容 value")];

const ATTACHMENTS: &[Field] = &[
    field("owner_table", "所属台账", "台账"),
    field("owner", "所属记录", "记录"),
    field("name", "文件名", "附件 名称"),
    field("bytes", "字节数", "大小"),
    field("hash", "摘要", "sha256"),
    field("added_on", "添加日期", "日期"),
    NOTE,
    ID,
];

/// The fields of one of these tables.
pub(super) fn of(table: &str) -> Option<&'static [Field]> {
    Some(match table {
        "issue_step" => STEPS,
        "activity" => ACTIVITIES,
        "promise" => PROMISES,
        "campaign" => CAMPAIGNS,
        "document" => DOCUMENTS,
        "criterion" => CRITERIA,
        "household" => HOUSEHOLDS,
        "plan" => PLANS,
        "plan_item" => PLAN_ITEMS,
        "plan_mark" => PLAN_MARKS,
        "month" => MONTHS,
        "setting" => SETTINGS,
        "attachment" => ATTACHMENTS,
        _ => return None,
    })
}
