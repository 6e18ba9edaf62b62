//! The tiles of the map under the areas: none, a local file, OpenStreetMap, or 天地图 with the user's own key.

use std::path::PathBuf;

use egui::Context;
use walkers::sources::{Attribution, OpenStreetMap, TileSource};
use walkers::{HttpOptions, HttpTiles, PmTiles, TileId, TilePiece, Tiles};

use super::preferences::BaseMap;

/// 天地图's vector map (矢量底图) or its names (注记), in Web Mercator.
struct Tianditu {
    layer: &'static str,
    key: String,
}

impl TileSource for Tianditu {
    fn tile_url(&self, TileId { x, y, zoom }: TileId) -> String {
        let (layer, key, server) = (self.layer, &self.key, (x + y) % 8);
        format!(
            "https://t{server}.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}\
             &STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={zoom}&TILEROW={y}&TILECOL={x}&tk={key}"
        )
    }

    fn attribution(&self) -> Attribution {
        let text = "天地图 · 国家地理信息公共服务平台";
        Attribution { text, url: "https://www.tianditu.gov.cn", logo_light: None, logo_dark: None }
    }

    fn max_zoom(&self) -> u8 {
        18
    }
}

/// The tiles that are shown now.
#[derive(Default)]
pub struct BaseTiles {
    made_for: (BaseMap, String),
    layers: Vec<Box<dyn Tiles>>,
}

impl BaseTiles {
    /// Makes the tiles of another base map when the choice has changed. 天地图 without a key has none.
    pub fn choose(&mut self, context: &Context, base: &BaseMap, key: &str) {
        let wanted = (base.clone(), key.to_owned());
        if self.made_for == wanted {
            return;
        }
        self.made_for = wanted;
        let tianditu = |layer| Box::new(http(Tianditu { layer, key: key.to_owned() }, context)) as Box<dyn Tiles>;
        self.layers = match base {
            BaseMap::Tianditu if !key.is_empty() => vec![tianditu("vec"), tianditu("cva")],
            BaseMap::None | BaseMap::Tianditu => Vec::new(),
            BaseMap::OpenStreetMap => vec![Box::new(http(OpenStreetMap, context))],
            BaseMap::PmTiles(path) => vec![Box::new(PmTiles::new(path, context.clone()))],
        };
    }

    /// The layers from bottom to top.
    pub fn layers(&mut self) -> impl Iterator<Item = Layer<'_>> {
        self.layers.iter_mut().map(|tiles| Layer { tiles: tiles.as_mut() })
    }

    /// Whom to thank for what is shown.
    pub fn attribution(&self) -> Option<Attribution> {
        self.layers.first().map(|tiles| tiles.attribution())
    }
}

/// One layer of tiles, lent to the map for a frame.
pub struct Layer<'a> {
    tiles: &'a mut dyn Tiles,
}

impl Tiles for Layer<'_> {
    fn at(&mut self, tile: TileId) -> Option<TilePiece> {
        self.tiles.at(tile)
    }

    fn attribution(&self) -> Attribution {
        self.tiles.attribution()
    }

    fn tile_size(&self) -> u32 {
        self.tiles.tile_size()
    }
}

fn http(source: impl TileSource + Send + Sync + 'static, context: &Context) -> HttpTiles {
    let options = HttpOptions { cache: cache(), ..HttpOptions::default() };
    HttpTiles::with_options(source, options, context.clone())
}

/// Where tiles from the network are kept, as their servers ask for.
fn cache() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "cunqing").map(|folders| folders.cache_dir().join("tiles"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_of_tianditu_is_asked_for_with_the_users_key() {
        let source = Tianditu { layer: "vec", key: "K".into() };
        let url = source.tile_url(TileId { x: 3, y: 6, zoom: 4 });
        assert!(url.starts_with("https://t1.tianditu.gov.cn/vec_w/wmts?"), "{url}");
        assert!(url.ends_with("TILEMATRIX=4&TILEROW=6&TILECOL=3&tk=K"), "{url}");
    }

    #[test]
    fn without_a_key_nothing_is_asked_from_the_network() {
        let mut tiles = BaseTiles::default();
        tiles.choose(&Context::default(), &BaseMap::Tianditu, "");
        assert!(tiles.attribution().is_none());
    }
}
