//! What every palette keeps to.

use super::*;
use crate::map::theme::Theme;

fn apart(fills: &[Color], eyes: Eyes) -> f64 {
    let seen: Vec<_> = fills.iter().map(|fill| eyes.see(*fill)).collect();
    let pairs = (0..seen.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    pairs.map(|(one, other)| distance(seen[one], seen[other])).fold(f64::INFINITY, f64::min)
}

fn of(kind: PaletteKind) -> impl Iterator<Item = Palette> {
    Palette::ALL.into_iter().filter(move |palette| palette.kind() == kind)
}

#[test]
fn sequential_palettes_darken_from_class_to_class_to_all_eyes() {
    for palette in of(PaletteKind::Sequential) {
        for count in 3..=9 {
            for eyes in Eyes::ALL {
                let fills = palette.fills(count, false);
                let lights: Vec<_> = fills.iter().map(|fill| lightness(eyes.see(*fill))).collect();
                assert!(
                    lights.is_sorted_by(|one, other| *one > other + 0.015),
                    "{palette:?} {count} {eyes:?} {lights:?}"
                );
            }
        }
    }
}

#[test]
fn diverging_palettes_darken_to_both_sides_of_their_middle() {
    for palette in of(PaletteKind::Diverging) {
        for count in 3..=9 {
            let lights: Vec<_> = palette.fills(count, false).into_iter().map(lightness).collect();
            let (left, right) = (&lights[..count.div_ceil(2)], &lights[count / 2..]);
            assert!(left.is_sorted_by(|one, other| one < other), "{palette:?} {count}");
            assert!(right.is_sorted_by(|one, other| one > other), "{palette:?} {count}");
        }
    }
}

#[test]
fn classes_stay_apart_to_colour_blind_eyes() {
    for palette in Palette::ALL.into_iter().filter(|palette| palette.kind() != PaletteKind::Qualitative) {
        for (counts, least) in [(3..=5, 0.048), (6..=7, 0.034), (8..=9, 0.023)] {
            for count in counts {
                let fills = palette.fills(count, false);
                for eyes in [Eyes::Usual].into_iter().chain(Eyes::COLOR_BLIND) {
                    let found = apart(&fills, eyes);
                    assert!(found >= least, "{palette:?} {count} {eyes:?} {found}");
                }
            }
        }
    }
    for palette in of(PaletteKind::Qualitative) {
        for eyes in Eyes::COLOR_BLIND {
            assert!(apart(&palette.fills(3, false), eyes) >= 0.07, "{palette:?} {eyes:?}");
        }
    }
}

#[test]
fn five_classes_of_a_sequential_palette_survive_a_copier_and_a_diverging_one_does_not() {
    for palette in of(PaletteKind::Sequential) {
        let check = Check::of(&palette.fills(5, false));
        assert_eq!(check, Check { in_order: true, ..Check::default() }, "{palette:?}");
        assert!(Check::of(&palette.fills(5, true)).in_order);
    }
    for palette in of(PaletteKind::Diverging) {
        assert!(!Check::of(&palette.fills(5, false)).in_order, "{palette:?}");
    }
    assert!(Check::of(&Palette::RdBu.fills(5, false)).copied.is_some());
    assert!(Check::of(&Palette::Set2.fills(5, false)).to_eyes.is_some());
    assert!(Check::of(&Palette::Blues.fills(9, false)).copied.is_some(), "nine blues are too many for a copier");
}

#[test]
fn zero_and_what_was_not_reported_look_like_no_class_and_not_like_each_other() {
    let theme = Theme::of(false);
    for palette in Palette::ALL.into_iter().filter(|palette| palette.kind() != PaletteKind::Qualitative) {
        for count in 3..=9 {
            let classes = palette.fills(count, false);
            let (zero, missing) = palette.zero_and_missing((theme.zero, theme.missing), &classes);
            for eyes in [Eyes::Usual].into_iter().chain(Eyes::COLOR_BLIND) {
                let far = |one: Color, other: Color| distance(eyes.see(one), eyes.see(other));
                let least = if eyes == Eyes::Tritan { 0.025 } else { 0.04 };
                assert!(far(zero, missing) >= least, "{palette:?} {count} {eyes:?}");
                for class in &classes {
                    let (from_zero, from_missing) = (far(zero, *class), far(missing, *class));
                    assert!(
                        from_zero >= least && from_missing >= least,
                        "{palette:?} {count} {eyes:?} {class:?} {from_zero} {from_missing}"
                    );
                }
            }
        }
    }
    let warm = Palette::Warm.zero_and_missing((theme.zero, theme.missing), &Palette::Warm.fills(5, false));
    assert_eq!(warm.0, theme.zero);
}

#[test]
fn the_nine_fills_of_two_measures_stay_apart_to_all_eyes_that_see_colours() {
    let fills = BIVARIATE.concat();
    for eyes in [Eyes::Usual].into_iter().chain(Eyes::COLOR_BLIND) {
        assert!(apart(&fills, eyes) >= 0.09, "{eyes:?}");
    }
    for (fixed, row) in BIVARIATE.iter().enumerate() {
        let upwards = BIVARIATE.map(|row| lightness(row[fixed]));
        let across = row.map(lightness);
        assert!(upwards.is_sorted_by(|one, other| one > other) && across.is_sorted_by(|one, other| one > other));
    }
}

#[test]
fn palettes_are_found_by_their_word_and_give_as_many_fills_as_are_asked_for() {
    for palette in Palette::ALL {
        assert_eq!(Palette::from_code(palette.code()), Some(palette));
        for count in 0..=12 {
            let (fills, mut reversed) = (palette.fills(count, false), palette.fills(count, true));
            reversed.reverse();
            assert_eq!((fills.len(), &fills), (count, &reversed));
        }
    }
    assert_eq!(Palette::from_code("rainbow"), None);
}
