//! `layer_styles`: QGIS opens the layers in our colours.

use rusqlite::{Connection, Result, params};

use super::geopackage::register_attributes;

const TABLE: &str = "CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)";

/// Makes the table with a style for each layer.
pub(super) fn make(sqlite: &Connection, at: &str) -> Result<()> {
    sqlite.execute_batch(TABLE)?;
    register_attributes(sqlite, "layer_styles", "layer_styles", at)?;
    for (table, qml) in [
        ("township", area("0,0,0,0", "no", "107,119,128,255", "0.4")),
        ("village", area("243,242,238,255", "solid", "107,119,128,255", "0.15")),
        ("site", spot()),
    ] {
        sqlite.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, \
             styleQML, styleSLD, useAsDefault, description, owner, update_time) \
             VALUES ('', '', ?1, 'geom', ?2, ?3, '', 1, '', '', ?4)",
            params![table, "村情图", qml, at],
        )?;
    }
    Ok(())
}

fn area(fill: &str, fill_style: &str, line: &str, width: &str) -> String {
    let options = option("color", fill)
        + &option("style", fill_style)
        + &option("outline_color", line)
        + &option("outline_style", "solid")
        + &option("outline_width", width)
        + &option("outline_width_unit", "MM")
        + &option("joinstyle", "round");
    qml("fill", "SimpleFill", &options, 2)
}

fn spot() -> String {
    let options = option("name", "circle")
        + &option("color", "15,76,92,255")
        + &option("outline_color", "255,255,255,255")
        + &option("outline_width", "0.3")
        + &option("size", "2.4")
        + &option("size_unit", "MM");
    qml("marker", "SimpleMarker", &options, 0)
}

fn option(name: &str, value: &str) -> String {
    format!("<Option name=\"{name}\" type=\"QString\" value=\"{value}\"/>")
}

/// A QGIS style with one symbol for the whole layer. Geometry type: 0 points, 2 areas.
fn qml(kind: &str, class: &str, options: &str, geometry_type: u8) -> String {
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version=\"3.22\" styleCategories=\"Symbology\">\
         <renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\"><symbols>\
         <symbol name=\"0\" type=\"{kind}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\
         <layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">{options}</Option></layer>\
         </symbol></symbols><rotation/><sizescale/></renderer-v2><blendMode>0</blendMode>\
         <featureBlendMode>0</featureBlendMode><layerGeometryType>{geometry_type}</layerGeometryType></qgis>"
    )
}
