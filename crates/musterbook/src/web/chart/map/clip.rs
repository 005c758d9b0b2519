//! Cutting lines and areas at the edge of the drawing, and leaving out points that nobody could tell apart.

use super::super::size::Area;

type At = (f64, f64);

/// The points of a line that stand at least `gap` apart where `place` puts them; its ends stay.
pub fn thinned(points: &[At], place: impl Fn(At) -> At, gap: f64) -> Vec<At> {
    let mut kept: Vec<At> = Vec::with_capacity(points.len() / 2 + 2);
    let mut last: Option<At> = None;
    for (at, point) in points.iter().enumerate() {
        let placed = place(*point);
        let is_end = at == 0 || at + 1 == points.len();
        if is_end || last.is_none_or(|last| (last.0 - placed.0).abs() + (last.1 - placed.1).abs() >= gap) {
            kept.push(*point);
            last = Some(placed);
        }
    }
    kept
}

/// A ring in degrees, cut where it crosses the line of 180 degrees, and led around the pole where it goes around it.
pub fn cut_at_date_line(ring: Vec<At>) -> Vec<Vec<At>> {
    let crosses = |pair: &[At]| (pair[0].0 - pair[1].0).abs() > 180.0;
    if !ring.windows(2).any(crosses) {
        return vec![ring];
    }
    let mut whole: Vec<At> = Vec::with_capacity(ring.len() + 2);
    let mut shift = 0.0;
    for (at, (east, north)) in ring.iter().enumerate() {
        let step = if at == 0 { 0.0 } else { east - ring[at - 1].0 };
        shift -= if step.abs() > 180.0 { 360.0_f64.copysign(step) } else { 0.0 };
        whole.push((east + shift, *north));
    }
    if let (Some(first), Some(last)) = (whole.first().copied(), whole.last().copied())
        && (first.0 - last.0).abs() > 180.0
    {
        let pole = 90.0_f64.copysign(first.1);
        whole.extend([(last.0, pole), (first.0, pole)]);
    }
    let earth = Area { left: -180.0, top: -90.0, right: 180.0, bottom: 90.0 };
    let turned = |turn: f64| area_inside(&whole.iter().map(|it| (it.0 + turn, it.1)).collect::<Vec<_>>(), &earth);
    [-360.0, 0.0, 360.0].map(turned).into_iter().filter(|part| !part.is_empty()).collect()
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
        assert_eq!(thinned(&points, |it| it, 1.0), [(0.0, 0.0), (2.0, 0.0), (2.1, 0.0)]);
    }

    #[test]
    fn rings_over_the_date_line_become_two() {
        let island = vec![(178.0, 0.0), (-178.0, 0.0), (-178.0, 2.0), (178.0, 2.0), (178.0, 0.0)];
        let parts = cut_at_date_line(island);
        let ends =
            |part: &Vec<At>| part.iter().fold((999.0_f64, -999.0_f64), |ends, it| (ends.0.min(it.0), ends.1.max(it.0)));
        assert_eq!(parts.iter().map(ends).collect::<Vec<_>>(), [(-180.0, -178.0), (178.0, 180.0)]);
        let around = vec![(-120.0, -70.0), (0.0, -70.0), (120.0, -70.0), (-120.0, -70.0)];
        assert!(cut_at_date_line(around).iter().all(|part| part.iter().any(|it| it.1 == -90.0)));
        assert_eq!(cut_at_date_line(vec![(1.0, 1.0), (2.0, 1.0), (1.0, 1.0)]).len(), 1);
    }
}
