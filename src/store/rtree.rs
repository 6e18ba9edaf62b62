//! The spatial index of a layer: the R-tree extension of GeoPackage 1.4 with its set of seven triggers.

use super::cell::Sheet;

/// The statements that make the index of a layer, nothing for other tables. Rows come in by the triggers.
pub(super) fn of(sheet: &Sheet) -> Vec<String> {
    let Some(column) = sheet.geometry() else { return Vec::new() };
    let (table, geom) = (sheet.table, column.name);
    let index = format!("\"rtree_{table}_{geom}\"");
    let new_box =
        format!("ST_MinX(NEW.\"{geom}\"), ST_MaxX(NEW.\"{geom}\"), ST_MinY(NEW.\"{geom}\"), ST_MaxY(NEW.\"{geom}\")");
    let new_full = format!("(NEW.\"{geom}\" NOTNULL AND NOT ST_IsEmpty(NEW.\"{geom}\"))");
    let new_empty = format!("(NEW.\"{geom}\" ISNULL OR ST_IsEmpty(NEW.\"{geom}\"))");
    let old_full = format!("(OLD.\"{geom}\" NOTNULL AND NOT ST_IsEmpty(OLD.\"{geom}\"))");
    let old_empty = format!("(OLD.\"{geom}\" ISNULL OR ST_IsEmpty(OLD.\"{geom}\"))");
    let trigger = |name: &str, event: &str, when: &str, body: &str| {
        format!(
            "CREATE TRIGGER \"rtree_{table}_{geom}_{name}\" AFTER {event} ON \"{table}\" WHEN {when} BEGIN {body}; END"
        )
    };
    let of_geometry = format!("UPDATE OF \"{geom}\"");
    let put = format!("INSERT OR REPLACE INTO {index} VALUES (NEW.fid, {new_box})");
    vec![
        format!("CREATE VIRTUAL TABLE {index} USING rtree(id, minx, maxx, miny, maxy)"),
        trigger("insert", "INSERT", &new_full, &put),
        trigger(
            "update2",
            &of_geometry,
            &format!("OLD.fid = NEW.fid AND {new_empty}"),
            &format!("DELETE FROM {index} WHERE id = OLD.fid"),
        ),
        trigger(
            "update4",
            "UPDATE",
            &format!("OLD.fid != NEW.fid AND {new_empty}"),
            &format!("DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid)"),
        ),
        trigger(
            "update5",
            "UPDATE",
            &format!("OLD.fid != NEW.fid AND {new_full}"),
            &format!("DELETE FROM {index} WHERE id = OLD.fid; {put}"),
        ),
        trigger(
            "update6",
            &of_geometry,
            &format!("OLD.fid = NEW.fid AND {new_full} AND {old_full}"),
            &format!(
                "UPDATE {index} SET minx = ST_MinX(NEW.\"{geom}\"), maxx = ST_MaxX(NEW.\"{geom}\"), \
                 miny = ST_MinY(NEW.\"{geom}\"), maxy = ST_MaxY(NEW.\"{geom}\") WHERE id = NEW.fid"
            ),
        ),
        trigger(
            "update7",
            &of_geometry,
            &format!("OLD.fid = NEW.fid AND {new_full} AND {old_empty}"),
            &format!("INSERT INTO {index} VALUES (NEW.fid, {new_box})"),
        ),
        trigger(
            "delete",
            "DELETE",
            &format!("OLD.\"{geom}\" NOT NULL"),
            &format!("DELETE FROM {index} WHERE id = OLD.fid"),
        ),
    ]
}
