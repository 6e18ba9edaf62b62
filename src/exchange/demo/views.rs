//! The saved views of the demo county: what a leader is shown in ten minutes.

use crate::model::{SavedView, Setting, TimeSight, ViewDay};

use super::clusters;
use super::ground::Ground;

/// Room around what a view is about, degrees.
const ROOM: f64 = 0.01;

/// Makes the settings that keep the views.
pub(super) fn views(ground: &Ground) -> Vec<Setting> {
    let valley = clusters::valley(ground);
    let plain = |measure: &str, note: &str| SavedView {
        measure: measure.to_owned(),
        method: "natural".to_owned(),
        classes: 5,
        layers: ["hatch", "residents", "township_names", "village_names", "township_values"].map(str::to_owned).into(),
        note: note.to_owned(),
        ..SavedView::default()
    };
    let without = |view: SavedView, hidden: &[&str]| SavedView {
        layers: view.layers.into_iter().filter(|layer| !hidden.contains(&layer.as_str())).collect(),
        ..view
    };
    let open = plain("open", "颜色越深，未办结的问题越多；斜线是整顿村，圆点是有驻村干部的村。");
    let overdue = plain("overdue", "过了期限还没有办结的问题。先看颜色最深的几个村，点一下就知道卡在哪里。");
    let weak = plain("weak", "列入整顿、还没有通过验收的村。点村可以看方案走到哪一步、谁在帮。");
    let residents = plain("resident", "没有驻村干部的村标为橙色；同时带斜线的，是整顿村还没有人驻村。");
    let meeting = SavedView {
        time: TimeSight::Change,
        other_day: ViewDay::LastMeeting,
        ..plain("open", "和上次会议那天相比：橙色的村未办结的问题多了，紫色的村少了，白色没变。")
    };
    let year = SavedView {
        time: TimeSight::Months,
        ..plain("open", "逐月播放两年来的变化，各月用同一分级，颜色可以直接比较。")
    };
    let water = SavedView {
        extent: Some(around(ground, &valley)),
        selected: valley.iter().map(|village| ground.villages[*village].code.clone()).collect(),
        ..plain("open?topic=water", "沿河谷相连的八个村都有饮水问题，应当作为一件共性问题来办。")
    };
    let views = [
        ("未办结问题：哪里多", without(open, &[])),
        ("超期问题：卡在哪里", without(overdue, &["residents"])),
        ("整顿村", without(weak, &["hatch", "residents"])),
        ("驻村干部：谁还没有", without(residents, &["residents"])),
        ("上次会议以来", without(meeting, &["residents"])),
        ("两年来逐月变化", without(year, &["residents"])),
        ("河谷饮水：八村一事", without(water, &["residents"])),
    ];
    let numbered = (1..).zip(views);
    numbered
        .map(|(order, (name, view))| Setting::new(&SavedView::key(name), SavedView { order, ..view }.text()))
        .collect()
}

/// West, south, east and north of some villages, with room around them, to a thousandth of a degree.
fn around(ground: &Ground, villages: &[usize]) -> [f64; 4] {
    let boundaries = villages.iter().filter_map(|village| ground.villages[*village].boundary.as_deref());
    let corners = boundaries.flat_map(geo::CoordsIter::coords_iter);
    let bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let [west, south, east, north] = corners.fold(bounds, |[west, south, east, north], corner| {
        [west.min(corner.x), south.min(corner.y), east.max(corner.x), north.max(corner.y)]
    });
    [west - ROOM, south - ROOM, east + ROOM, north + ROOM].map(|degrees| (degrees * 1e3).round() / 1e3)
}
