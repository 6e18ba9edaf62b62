//! Scene to PNG on the CPU. The picture is painted in bands into one buffer that is used again, and each band is
//! compressed as it is done: touching fresh memory costs more than painting it. The same scene gives the same bytes.

mod glyphs;
mod ground;
mod paths;
mod picture;
mod stream;

use std::io::{self, Write};

use vello_cpu::{Level, Pixmap, RasterizerSettings, RenderContext, RenderSettings, Resources};

use crate::map::Scene;
use crate::model::{Progress, Sentence, Stopped};

use paths::Rows;
use picture::Picture;
pub use stream::Packing;

/// Rows of a band: few enough that a band of an A3 sheet stays near the processor, many enough that an area is seldom
/// cut.
const BAND: u16 = 128;

/// The most pixels a side may have.
const LARGEST: f32 = 32_000.0;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// The picture has no pixel, or a side has too many.
    #[error("{width} × {height} pixels cannot be painted")]
    Size {
        /// Pixels across.
        width: u64,
        /// Pixels down.
        height: u64,
    },
    /// The picture could not be written.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// Whoever waited for it has stopped it.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl RasterError {
    /// What went wrong, for the user.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Size { width, height } => {
                Sentence::new("map.picture.size").with("width", width).with("height", height)
            }
            Self::Stopped(_) => Sentence::new("map.picture.stopped"),
            Self::Write(error) => Sentence::new("map.picture.write").with("error", error),
        }
    }
}

/// Paints the scene and writes it as PNG. One unit of the page becomes so many pixels; `dpi` is what the file says
/// about its resolution.
pub fn png(scene: &Scene, pixels_per_unit: f32, dpi: f32, out: &mut impl Write) -> Result<(), RasterError> {
    png_watched(scene, pixels_per_unit, dpi, Packing::Fast, out, Progress::UNWATCHED)
}

/// The same as [`png`], packed as is wanted, while somebody waits: told and asked at each band.
pub fn png_watched(
    scene: &Scene,
    pixels_per_unit: f32,
    dpi: f32,
    packing: Packing,
    out: &mut impl Write,
    progress: Progress<'_>,
) -> Result<(), RasterError> {
    let size = size_of(scene, pixels_per_unit)?;
    let mut writer = stream::header(out, size, dpi, packing)?;
    let mut rows = stream::Rows::new(&mut writer, size[0])?;
    paint(scene, pixels_per_unit, progress, |band| rows.write(band))?;
    rows.finish()?;
    progress.at(1.0)?;
    Ok(())
}

/// A picture in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width and height.
    pub size: [usize; 2],
    /// Red, green and blue of each pixel, row by row.
    pub rgb: Vec<u8>,
}

/// Paints the scene into memory, while somebody waits: for the clipboard.
pub fn pixels(scene: &Scene, pixels_per_unit: f32, progress: Progress<'_>) -> Result<Pixels, RasterError> {
    let size = size_of(scene, pixels_per_unit)?.map(usize::from);
    let mut rgb = Vec::with_capacity(size[0] * size[1] * 3);
    paint(scene, pixels_per_unit, progress, |band| {
        band.chunks_exact(4).for_each(|rgba| rgb.extend_from_slice(&rgba[..3]));
        Ok(())
    })?;
    progress.at(1.0)?;
    Ok(Pixels { size, rgb })
}

/// Width and height in pixels.
fn size_of(scene: &Scene, pixels_per_unit: f32) -> Result<[u16; 2], RasterError> {
    let [width, height] = scene.size.map(|side| (side * pixels_per_unit).round());
    if !(width >= 1.0 && height >= 1.0 && width <= LARGEST && height <= LARGEST) {
        return Err(RasterError::Size { width: width as u64, height: height as u64 });
    }
    Ok([width as u16, height as u16])
}

/// Paints the scene band by band and hands over the pixels of each, opaque RGBA.
fn paint(
    scene: &Scene,
    pixels_per_unit: f32,
    progress: Progress<'_>,
    mut take: impl FnMut(&[u8]) -> io::Result<()>,
) -> Result<(), RasterError> {
    let [width, height] = size_of(scene, pixels_per_unit)?;
    let mut picture = Picture::of(scene, pixels_per_unit);
    let settings = RenderSettings { level: Level::new(), num_threads: 0 };
    let mut context = RenderContext::new_with(width, BAND.min(height), settings);
    let mut band = Pixmap::new(width, BAND.min(height));
    let mut resources = Resources::new();
    let mut top = 0;
    while top < height {
        progress.at(f32::from(top) / f32::from(height))?;
        let deep = BAND.min(height - top);
        if deep != band.height() {
            band.resize(width, deep);
        }
        context.reset_and_resize(width, deep);
        picture.paint(&mut context, Rows { top: f32::from(top), bottom: f32::from(top + deep) });
        context.flush();
        context.render_with(&mut band, &mut resources, RasterizerSettings::default());
        take(band.data_as_u8_slice())?;
        top += deep;
    }
    Ok(())
}
