//! 干部: the table of cadres.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Cadre, Change, Delta, Table, World};

impl Row for Cadre {
    const SHEET: Sheet = Sheet {
        table: "cadre",
        title: "干部",
        columns: &[
            Column::uuid(),
            Column::text("code", "工号"),
            Column::text("name", "姓名"),
            Column::reference("unit", "unit", "单位"),
            Column::text("rank", "职级"),
            Column::text("duty", "职务"),
            Column::text("skills", "特长"),
            Column::new("share_percent", Kind::Integer, "投入时间（%）").with_default("100"),
            Column::reference("home_village", "village", "籍贯村"),
            Column::new("base_lon", Kind::Real, "办公点经度"),
            Column::new("base_lat", Kind::Real, "办公点纬度"),
            Column::text("phone", "工作电话"),
            Column::new("active", Kind::Boolean, "在岗").with_default("1"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.code).text(&self.name).reference(self.unit).text(&self.rank).text(&self.duty);
        cells.made_text(self.skills.join(";")).integer(Some(self.share_percent)).reference(self.home_village);
        cells.lonlat(self.base).text(&self.phone).boolean(self.active);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            code: cells.text(),
            name: cells.text(),
            unit: cells.reference(),
            rank: cells.text(),
            duty: cells.text(),
            skills: skills(&cells.text()),
            share_percent: cells.integer().unwrap_or(100),
            home_village: cells.reference(),
            base: cells.lonlat(),
            phone: cells.text(),
            active: cells.boolean(true),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.cadres
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}

/// The codes in a list with semicolons, in its order.
fn skills(list: &str) -> Vec<String> {
    list.split([';', '；']).map(str::trim).filter(|code| !code.is_empty()).map(str::to_owned).collect()
}
