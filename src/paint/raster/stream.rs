//! Rows of pixels to a PNG, as they come.

use std::io::{self, Write};

use png::{
    BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter, PixelDimensions, StreamWriter, Unit,
    Writer,
};

/// How the pixels of a picture are packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Packing {
    /// In no time: for a picture that somebody waits for.
    #[default]
    Fast,
    /// Half as large, in a tenth of a second: for pictures of which a file holds many and that is sent around.
    Small,
}

/// Writes the header of a PNG.
pub fn header<W: Write>(out: W, [width, height]: [u16; 2], dpi: f32, packing: Packing) -> io::Result<Writer<W>> {
    let mut encoder = Encoder::new(out, u32::from(width), u32::from(height));
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    let (compression, filter) = match packing {
        Packing::Fast => (DeflateCompression::FdeflateUltraFast, Filter::Up),
        // Flat colours repeat themselves as they are.
        Packing::Small => (DeflateCompression::Level(4), Filter::NoFilter),
    };
    encoder.set_deflate_compression(compression);
    encoder.set_filter(filter);
    let per_metre = (dpi / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    encoder.write_header().map_err(plain)
}

/// The rows of a PNG that is being written.
pub struct Rows<'a, W: Write> {
    stream: StreamWriter<'a, W>,
    row: Vec<u8>,
    width: usize,
}

impl<'a, W: Write> Rows<'a, W> {
    /// After the header.
    pub fn new(writer: &'a mut Writer<W>, width: u16) -> io::Result<Self> {
        let width = usize::from(width);
        Ok(Self { stream: writer.stream_writer_with_size(1 << 18).map_err(plain)?, row: vec![0; width * 3], width })
    }

    /// Writes rows of opaque RGBA pixels.
    pub fn write(&mut self, pixels: &[u8]) -> io::Result<()> {
        for row in pixels.chunks_exact(self.width * 4) {
            for (rgb, rgba) in self.row.chunks_exact_mut(3).zip(row.chunks_exact(4)) {
                rgb.copy_from_slice(&rgba[..3]);
            }
            self.stream.write_all(&self.row)?;
        }
        Ok(())
    }

    /// Ends the file.
    pub fn finish(self) -> io::Result<()> {
        self.stream.finish().map_err(plain)
    }
}

/// What went wrong below; anything else is a mistake of ours in how the encoder is called.
fn plain(error: EncodingError) -> io::Error {
    match error {
        EncodingError::IoError(error) => error,
        other => io::Error::other(other),
    }
}
