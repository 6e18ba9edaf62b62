//! The fields of our tables and the titles under which other people's files carry them.

use crate::model::{
    Activity, Attachment, Cadre, Campaign, CatalogueRow, Criterion, Document, Household, Indicator, Issue, IssueStep,
    Month, Plan, PlanItem, PlanMark, Posting, Promise, Record, Setting, Site, Standing, TableName, Township, Unit,
    Village,
};

pub use super::field::Field;
use super::field::{NOTE, TOWNSHIP, TOWNSHIP_CODE, VILLAGE, VILLAGE_CODE, field};
use super::ledger_fields as ledger;

const LON: Field = field("lon", "经度", "longitude lng x 东经 经度坐标 X坐标 横坐标 point_x");
const LAT: Field = field("lat", "纬度", "latitude y 北纬 纬度坐标 Y坐标 纵坐标 point_y");

const TOWNSHIPS: &[Field] = &[
    field("code", "代码", "乡镇代码 乡镇编码 街道代码 行政区划代码 区划代码 编码 XZDM XZQDM township_code"),
    field("name", "名称", "乡镇 乡镇名称 乡镇街道 街道 镇街 XZMC XZQMC township township_name"),
    field("lon", "政府驻地经度", "经度 seat_lon longitude lng x"),
    field("lat", "政府驻地纬度", "纬度 seat_lat latitude y"),
];

const VILLAGES: &[Field] = &[
    field(
        "code",
        "代码",
        "村代码 村编码 行政区划代码 区划代码 统计用区划代码 行政区代码 编码 village_code XZQDM ZLDWDM",
    ),
    field(
        "name",
        "名称",
        "村名 村名称 行政村 行政村名称 村社区 村（社区） 村庄 简称 village village_name XZQMC ZLDWMC 行政区名称",
    ),
    field("full_name", "全称", "村全称 官方全称 fullname official_name QC"),
    field("kind", "类型", "类别 村类型 性质 type LX"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    field("households", "户数", "总户数 户 household hh HS"),
    field("population", "人口", "人口数 总人口 常住人口 户籍人口 pop RK"),
    LON,
    LAT,
];

const SITES: &[Field] = &[
    field("code", "代码", "编号 编码 统一社会信用代码 site_code"),
    field("name", "名称", "企业名称 项目名称 企业 项目 site site_name"),
    field("kind", "类型", "类别 性质 type"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    VILLAGE,
    field("unit", "联系单位", "单位 负责单位 责任单位 主管单位 department"),
    LON,
    LAT,
];

const UNITS: &[Field] = &[
    field("code", "代码", "单位代码 单位编码 编码 编号 unit_code"),
    field("name", "名称", "单位 单位名称 部门 部门名称 unit unit_name department"),
    field("kind", "类型", "单位类型 类别 性质 type"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    field("valid_from", "设立日期", "成立日期 有效期起 from"),
    field("valid_until", "撤销日期", "终止日期 有效期止 until"),
    field("successor", "并入单位", "合并到 承继单位 merged_into"),
    LON,
    LAT,
];

const CADRES: &[Field] = &[
    field("code", "工号", "干部编号 编号 人员编号 工作证号 代码 work_number cadre_code"),
    field("name", "姓名", "干部 干部姓名 名字 cadre cadre_name"),
    field("unit", "单位", "工作单位 所在单位 派出单位 选派单位 单位名称 部门 unit_name department"),
    field("rank", "职级", "级别 职务级别 行政级别"),
    field("duty", "职务", "现任职务 职位 岗位 position title"),
    field("skills", "专长", "特长 擅长 专业 技能 skill"),
    field("share_percent", "投入比例", "时间比例 工作量 投入时间 share"),
    field("home_village_code", "户籍村代码", "籍贯村代码"),
    field("home_village", "户籍村", "籍贯村 原籍村 出生村 home"),
    field("home_township", "户籍乡镇", "籍贯乡镇"),
    field("phone", "电话", "手机 手机号 手机号码 联系电话 联系方式 tel telephone mobile"),
    field("active", "在岗", "是否在岗 可派 可派驻 状态 在职"),
    field("lon", "常驻地经度", "经度 longitude lng x"),
    field("lat", "常驻地纬度", "纬度 latitude y"),
];

const POSTINGS: &[Field] = &[
    field("cadre_code", "工号", "干部编号 人员编号 work_number"),
    field("cadre", "干部", "姓名 干部姓名 驻村干部 派驻干部 name cadre_name"),
    field("unit", "单位", "派出单位 选派单位 工作单位 帮扶单位 结对单位 unit_name department"),
    field("role", "派驻类型", "角色 类型 岗位 派驻岗位 方式 派驻方式 type"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    VILLAGE,
    field("site", "企业项目点", "企业 项目 企业名称 项目名称 site_name"),
    field("from", "开始日期", "起始日期 派驻日期 到岗日期 开始时间 起 派驻时间 start start_date"),
    field("until", "结束日期", "截止日期 到期日期 离岗日期 结束时间 止 end end_date"),
    NOTE,
];

const ISSUES: &[Field] = &[
    field("number", "编号", "问题编号 序号编号 台账编号 编码 工单编号 工单号 code no id"),
    field("title", "问题", "标题 问题标题 事项 事项名称 问题名称 主题 主要问题 subject summary"),
    field("detail", "详情", "问题描述 内容 问题内容 具体内容 描述 详细情况 事项内容 description content"),
    field("kind", "类型", "问题类型 性质 事项类型 type"),
    field("category", "类别", "问题类别 分类 问题分类 领域 事项类别"),
    field("topic", "专题", "问题专题 小类 子类 二级类别"),
    field("scope", "范围", "问题范围 个性共性 共性个性 涉及范围"),
    field("level", "层级", "级别 问题层级 解决层级 办理层级"),
    field("source", "来源", "问题来源 渠道 收集渠道 来源渠道 channel"),
    field("activity", "走访会议", "走访编号 活动编号 来源走访"),
    field("campaign", "所属活动", "专项活动 主题活动"),
    field("parent", "共性问题", "共性问题编号 上级问题"),
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    VILLAGE,
    LON,
    LAT,
    field("households", "涉及户数", "户数 影响户数 涉及户"),
    field("unit", "责任单位", "承办单位 办理单位 牵头单位 主办单位 单位 department"),
    field("joint_units", "协办单位", "配合单位 会办单位 协同单位"),
    field("leader_code", "领导工号", "包案领导工号"),
    field("leader", "包案领导", "责任领导 分管领导 挂钩领导 领办领导"),
    field("handler_code", "经办人工号", "办理人工号"),
    field("handler", "经办人", "办理人 责任人 承办人 办理干部"),
    field(
        "raised_on",
        "提出日期",
        "登记日期 受理日期 收集日期 日期 提出时间 登记时间 受理时间 收集时间 上报日期 date raised",
    ),
    field("due_on", "办理期限", "期限 限办日期 截止日期 办结期限 限期 要求完成时间 due deadline"),
    field("state", "状态", "办理状态 进度 办理进度 办理情况 status"),
    field("reply", "答复", "回复 答复内容 办理结果 处理结果 处理情况 response"),
    field("replied_on", "答复日期", "回复日期 答复时间 回复时间"),
    field("cause", "成因", "根本原因 问题成因 根源"),
    field("funds_yuan", "资金", "资金（元） 投入资金 所需资金 funds"),
    field("rating", "评价", "群众评价 满意度 满意程度"),
    field("finished_on", "办结日期", "完成日期 办结时间 完成时间 finished"),
    field("closed_on", "销号日期", "销号时间 核销日期 closed"),
    field("verifier_code", "核实人工号", "验收人工号"),
    field("verifier", "核实人", "核查人 验收人 销号人"),
    field("recheck_on", "复核日期", "再议日期 挂起到期 recheck"),
    field("merged_into", "并入问题", "合并到 并入编号"),
    field("supervised", "挂牌督办", "督办 是否督办 是否挂牌"),
    field("supervised_number", "督办编号", "挂牌编号 督办号 挂牌号"),
    field("supervised_on", "挂牌日期", "督办日期 挂牌时间"),
    field("lifted_on", "摘牌日期", "解除督办日期 摘牌时间"),
    field("reopened", "重办次数", "重新办理次数 返工次数"),
    field("handed_on", "转办次数", "流转次数 移交次数"),
];

const STANDINGS: &[Field] = &[
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    field("village", "村", "village_name 村名 村名称 行政村 村社区 村（社区） 村庄 名称 name"),
    field("kind", "类型", "软弱类型 问题类型 整顿类型 类别 type"),
    field("reason", "列入原因", "原因 主要问题 列入事由 表现"),
    field("listed_on", "列入日期", "认定日期 列入时间 认定时间 listed"),
    field("state", "状态", "整顿状态 进度 status"),
    field("plan", "整顿方案", "方案 一村一策 整顿措施 措施"),
    field("planned_on", "方案日期", "方案制定日期 定方案日期 制定日期"),
    field("due_on", "整顿期限", "期限 完成时限 整改时限 due"),
    field("leader_code", "领导工号", "联村领导工号"),
    field("leader", "联村领导", "包村领导 责任领导 县级领导 挂钩领导"),
    field("unit", "结对单位", "帮扶单位 联系单位 单位"),
    field("team", "工作班子", "整顿工作组 工作组 整顿组 成员"),
    field("first_secretary_code", "第一书记工号", "书记工号"),
    field("first_secretary", "第一书记", "驻村第一书记"),
    field("score", "验收得分", "得分 分数 验收分数"),
    field("votes", "测评人数", "参评人数 投票人数"),
    field("votes_against", "不满意票", "不满意人数 不满意票数"),
    field("accepted_on", "验收日期", "通过日期 验收时间 accepted"),
    field("failed", "未通过次数", "验收未通过次数"),
    field("looked_back_on", "回头看日期", "回头看时间 回头看"),
    field("relapsed_on", "反弹日期", "反弹时间"),
    NOTE,
];

const INDICATORS: &[Field] = &[
    TOWNSHIP_CODE,
    TOWNSHIP,
    VILLAGE_CODE,
    field("village", "村", "village_name 村名 村名称 行政村 村社区 村（社区） 村庄 名称"),
    field("name", "指标", "指标名称 指标名 indicator"),
    field("on", "日期", "统计日期 时间 截至日期 date"),
    field("value", "数值", "值 指标值 number"),
];

const CATALOGUE: &[Field] = &[
    field("kind", "目录", "类型 列表 list"),
    field("code", "代码", "编码"),
    field("title_zh", "中文名称", "名称 标题 中文 title"),
    field("title_en", "英文名称", "英文 english"),
    field("aliases", "别名", "同义词 alias"),
    field("parent", "上级代码", "所属 上级"),
    field("value", "数值", "取值 权重 天数"),
    field("position", "顺序", "排序 序号"),
    field("active", "启用", "是否启用 有效"),
];

/// The fields of a table that can be imported, in the order in which exports write them.
pub fn of(table: TableName) -> Option<&'static [Field]> {
    Some(match table.0 {
        "township" => TOWNSHIPS,
        "village" => VILLAGES,
        "site" => SITES,
        "unit" => UNITS,
        "cadre" => CADRES,
        "posting" => POSTINGS,
        "issue" => ISSUES,
        "standing" => STANDINGS,
        "indicator" => INDICATORS,
        "catalogue" => CATALOGUE,
        other => return ledger::of(other),
    })
}

/// The fields of a table; none where it cannot be exported.
pub fn fields_of(table: TableName) -> &'static [Field] {
    of(table).unwrap_or_default()
}

/// The tables that can be exported, and but for the attachments imported.
pub const TABLES: [TableName; 23] = [
    Township::TABLE,
    Village::TABLE,
    Site::TABLE,
    Unit::TABLE,
    Cadre::TABLE,
    Posting::TABLE,
    Issue::TABLE,
    IssueStep::TABLE,
    Activity::TABLE,
    Promise::TABLE,
    Campaign::TABLE,
    Document::TABLE,
    Standing::TABLE,
    Criterion::TABLE,
    Household::TABLE,
    Plan::TABLE,
    PlanItem::TABLE,
    PlanMark::TABLE,
    Month::TABLE,
    Indicator::TABLE,
    CatalogueRow::TABLE,
    Setting::TABLE,
    Attachment::TABLE,
];

/// The tables that can be imported: of an attachment only what is known about it can leave the file, not its content.
pub const IMPORTED: [TableName; 22] = {
    let mut tables = [Township::TABLE; 22];
    let mut at = 0;
    while at < tables.len() {
        tables[at] = TABLES[at];
        at += 1;
    }
    tables
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::exchange::spelling::plain_title;

    #[test]
    fn no_title_of_a_table_stands_for_two_fields() {
        for table in TABLES {
            let mut seen = BTreeSet::new();
            for field in of(table).unwrap() {
                let own: BTreeSet<_> = [field.name, field.title].map(plain_title).into();
                for title in own {
                    assert!(seen.insert(title.clone()), "{table}: {title}");
                }
            }
        }
    }
}
