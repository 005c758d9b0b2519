//! Cutting lines and areas at the edge of the drawing, and leaving out points that nobody could tell apart.

use super::super::size::Area;

type At = (f64, f64);

/// The line with points at least `gap` apart; its ends stay.
pub fn thinned(points: &[At], gap: f64) -> Vec<At> {
    let mut kept: Vec<At> = Vec::with_capacity(points.len() / 2 + 2);
    for (at, point) in points.iter().enumerate() {
        let is_end = at == 0 || at + 1 == points.len();
        let far = |last: &At| (last.0 - point.0).abs() + (last.1 - point.1).abs() >= gap;
        if is_end || kept.last().is_none_or(far) {
            kept.push(*point);
        }
    }
    kept
}

/// The part of a closed area inside the rectangle (Sutherland and Hodgman: side by side).
pub fn area_inside(points: &[At], area: &Area) -> Vec<At> {
    let mut points = points.to_vec();
    for side in 0..4 {
        // How far inside of the side a point is; negative outside.
        let inside = |point: &At| match side {
            0 => point.0 - area.left,
            1 => area.right - point.0,
            2 => point.1 - area.top,
            _ => area.bottom - point.1,
        };
        let mut out = Vec::with_capacity(points.len());
        for at in 0..points.len() {
            let (from, to) = (points[(at + points.len() - 1) % points.len()], points[at]);
            let (before, now) = (inside(&from), inside(&to));
            if (before < 0.0) != (now < 0.0) {
                out.push(between(from, to, before / (before - now)));
            }
            if now >= 0.0 {
                out.push(to);
            }
        }
        points = out;
    }
    points
}

/// The parts of a line inside the rectangle.
pub fn lines_inside(points: &[At], area: &Area) -> Vec<Vec<At>> {
    let mut parts: Vec<Vec<At>> = Vec::new();
    for pair in points.windows(2) {
        let Some((from, to)) = segment_inside(pair[0], pair[1], area) else { continue };
        match parts.last_mut().filter(|part| part.last() == Some(&from)) {
            Some(part) => part.push(to),
            None => parts.push(vec![from, to]),
        }
    }
    parts
}

/// The part of a segment inside (Liang and Barsky).
fn segment_inside(from: At, to: At, area: &Area) -> Option<(At, At)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides =
        [(-dx, from.0 - area.left), (dx, area.right - from.0), (-dy, from.1 - area.top), (dy, area.bottom - from.1)];
    for (towards, room) in sides {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            enter = enter.max(room / towards);
        } else {
            leave = leave.min(room / towards);
        }
    }
    let cut = |share: f64| match share {
        0.0 => from,
        1.0 => to,
        _ => between(from, to, share),
    };
    (enter <= leave).then(|| (cut(enter), cut(leave)))
}

fn between(from: At, to: At, share: f64) -> At {
    (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn what_is_outside_is_cut_off() {
        let rows: &[(&[At], usize)] = &[
            (&[(1.0, 1.0), (9.0, 1.0), (5.0, 9.0)], 3),
            (&[(-5.0, 5.0), (5.0, 5.0), (5.0, 12.0)], 5),
            (&[(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], 0),
            (&[(-99.0, -99.0), (99.0, -99.0), (99.0, 99.0), (-99.0, 99.0)], 4),
            (&[], 0),
        ];
        for (points, corners) in rows {
            let inside = area_inside(points, &AREA);
            assert_eq!(inside.len(), *corners, "{points:?}: {inside:?}");
            assert!(inside.iter().all(|it| (0.0..=10.0).contains(&it.0) && (0.0..=10.0).contains(&it.1)));
        }
    }

    #[test]
    fn lines_are_cut_and_taken_up_again() {
        let through = [(-5.0, 5.0), (5.0, 5.0), (5.0, 20.0), (8.0, 20.0), (8.0, 5.0)];
        let parts = lines_inside(&through, &AREA);
        assert_eq!(parts, [vec![(0.0, 5.0), (5.0, 5.0), (5.0, 10.0)], vec![(8.0, 10.0), (8.0, 5.0)]]);
        assert!(lines_inside(&[(20.0, 0.0), (20.0, 9.0)], &AREA).is_empty());
    }

    #[test]
    fn close_points_are_left_out_and_ends_stay() {
        let points = [(0.0, 0.0), (0.1, 0.0), (2.0, 0.0), (2.1, 0.0)];
        assert_eq!(thinned(&points, 1.0), [(0.0, 0.0), (2.0, 0.0), (2.1, 0.0)]);
    }
}
