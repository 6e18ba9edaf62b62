//! A field of a table, and the fields that many tables share.

/// A field of a table: its name in mapping files and in English, the title in Chinese that exports use, and other titles
/// that imports accept, separated by blanks.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name, such as `full_name`.
    pub name: &'static str,
    /// The title in Chinese, such as 全称.
    pub title: &'static str,
    /// Other titles.
    pub aliases: &'static str,
}

pub(super) const fn field(name: &'static str, title: &'static str, aliases: &'static str) -> Field {
    Field { name, title, aliases }
}

/// Shared by many tables.
pub(super) const TOWNSHIP_CODE: Field =
    field("township_code", "乡镇代码", "乡镇编码 镇街代码 街道代码 乡镇街道代码 XZDM town_code township_id");

/// Shared by many tables.
pub(super) const TOWNSHIP: Field = field(
    "township",
    "乡镇",
    "township_name 乡镇名称 乡镇街道 所属乡镇 所属乡镇街道 所在乡镇 镇街 镇（街道） 街道 乡（镇、街道） XZMC town",
);

/// Shared by many tables.
pub(super) const VILLAGE_CODE: Field = field("village_code", "村代码", "村编码 行政村代码 村庄代码 村社代码");

/// Shared by many tables.
pub(super) const VILLAGE: Field =
    field("village", "村", "village_name 村名 村名称 行政村 村社区 村（社区） 村庄 所在村 所属村 派驻村 帮扶村 涉及村");

/// Shared by many tables.
pub(super) const NOTE: Field = field("note", "备注", "说明 remark remarks comment 其他");
