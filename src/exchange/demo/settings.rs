//! The settings of the demo file: its day, its name, and that all of it is invented.

use crate::model::{Setting, setting_key};

use super::days::{LAST_MEETING, TODAY};

/// Makes the settings.
pub(super) fn settings() -> Vec<Setting> {
    vec![
        Setting::new(setting_key::COUNTY_NAME, "云岫县"),
        Setting::new(setting_key::REFERENCE_DATE, TODAY.to_string()),
        Setting::new(setting_key::LAST_MEETING, LAST_MEETING.to_string()),
        Setting::new(setting_key::NOTICE, "虚构示例"),
        Setting::new(setting_key::SOURCE, "虚构示例数据，与任何真实地方、单位和个人无关"),
        Setting::new(setting_key::MAKER, "村情图示例"),
    ]
}
