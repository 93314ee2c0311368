//! The form of a mark: by the precision, the status and the basis of its date.

use super::*;

#[test]
fn a_day_is_the_glyph_of_its_kind() {
    let item = item_of("2019-03-26", Role::Held);
    assert_eq!((item.form, item.tail), (MarkForm::Glyph, 0.0));
}

#[test]
fn an_uncertain_or_approximate_day_has_soft_ends() {
    assert_eq!(item_of("2019-03-26?", Role::Held).form, SOFT);
    assert_eq!(item_of("2019-03-26~", Role::Held).form, SOFT);
}

#[test]
fn a_period_between_known_days_has_hard_ends() {
    let item = item_of("2019-03-01/2019-08-31", Role::Held);
    assert_eq!(item.form, bar(End::Hard, End::Hard));
    let (from, until) = extent_in_days(&item);
    assert!((from - 424.0).abs() < 1.0 && (until - 608.0).abs() < 1.0, "{from} {until}");
}

#[test]
fn a_period_between_years_or_months_has_soft_ends() {
    assert_eq!(item_of("2019/2020", Role::Target).form, SOFT);
    assert_eq!(item_of("2019-03/2020-08-31", Role::Held).form, bar(End::Soft, End::Hard));
    assert_eq!(item_of("2019-03-01/2020-08", Role::Held).form, bar(End::Hard, End::Soft));
}

#[test]
fn a_year_is_a_bar_over_the_whole_year_with_soft_ends() {
    let item = item_of("2019", Role::Held);
    assert_eq!(item.form, SOFT);
    let (from, until) = extent_in_days(&item);
    assert!((from - 365.0).abs() < 1.0 && (until - 730.0).abs() < 1.0, "{from} {until}");
}

#[test]
fn an_approximate_date_extends_half_a_unit_on_each_side() {
    let (from, until) = extent_in_days(&item_of("2019~", Role::Held));
    assert!((from - 181.0).abs() < 1.0 && (until - 912.0).abs() < 1.0, "{from} {until}");
    let (from, until) = extent_in_days(&item_of("2020-05~", Role::Held));
    assert!((from - 836.0).abs() < 1.0 && (until - 897.0).abs() < 1.0, "{from} {until}");
    assert_eq!(item_of("2020-05~", Role::Held).form, SOFT);
}

#[test]
fn by_a_date_fades_in_and_ends_at_the_date() {
    for when in ["../2019-06-10", "[..2019-06-10]"] {
        let item = item_of(when, Role::Held);
        assert_eq!(item.form, bar(End::Open, End::Hard));
        assert!((extent_in_days(&item).1 - 526.0).abs() < 1.0, "{item:?}");
    }
}

#[test]
fn after_a_date_begins_at_the_date_and_fades_out() {
    for when in ["2019-06-15/..", "[2019-06-15..]"] {
        let item = item_of(when, Role::Planned);
        assert_eq!(item.form, bar(End::Hard, End::Open));
        assert!((extent_in_days(&item).0 - 530.0).abs() < 1.0, "{item:?}");
    }
}

#[test]
fn an_open_end_has_room_on_the_axis_to_fade() {
    for when in ["[..2019-01-01]", "[2019-12-31..]"] {
        let marks = [day_of(when)];
        let span = Span::of(&marks).unwrap();
        let item = zoomed(&marks, span).lanes[0].items[0].clone();
        assert!(item.w > 30.0, "{item:?}");
    }
}

#[test]
fn as_of_a_date_has_a_short_tail_before_it() {
    let item = item_of("2020-06-19", Role::Exists);
    assert_eq!((item.form, item.tail), (MarkForm::Glyph, 24.0));
    let year = item_of("2020", Role::Exists);
    assert_eq!((year.form, year.tail), (SOFT, 24.0));
    let week = item_of("[2021-06-10..2021-06-17]", Role::Exists);
    assert_eq!((week.form, week.tail), (SOFT, 24.0));
    // At the closest zoom a day is still a glyph.
    let day = Span { first: Day::constant(2020, 6, 19), last: Day::constant(2020, 6, 19) };
    let close = zoomed(&[dated("2020-06-19", Role::Exists)], day).lanes[0].items[0].clone();
    assert_eq!((close.form, close.tail), (MarkForm::Glyph, 24.0));
    // At the edge of the picture the tail ends with it.
    let edge = zoomed(&[dated("2021-06-01", Role::Exists)], JUNE).lanes[0].items[0].clone();
    assert!(edge.tail < 24.0, "{edge:?}");
}

#[test]
fn a_moment_between_two_dates_is_a_soft_bar_from_one_to_the_other() {
    let item = item_of("[2018-05..2020-06-19]", Role::Held);
    assert_eq!(item.form, SOFT);
    let (from, until) = extent_in_days(&item);
    assert!((from - 120.0).abs() < 1.0 && (until - 901.0).abs() < 1.0, "{from} {until}");
}

#[test]
fn a_short_period_is_a_glyph_only_if_its_days_are_known() {
    assert_eq!(item_of("2021-06-21/2021-06-25", Role::Scheduled).form, MarkForm::Glyph);
    let eight = Span { first: Day::constant(2014, 1, 1), ..SPAN };
    for imprecise in ["[2021-06-17..2021-06-18]", "2021-06", "2021-05~", "2021-06/2021-07-02"] {
        let marks = [dated(imprecise, Role::Scheduled)];
        let item =
            lay_out(&marks, &[], (eight, eight), TimelineSize::WIDE, Lang::En).lanes[0].items[0].clone();
        assert!(matches!(item.form, MarkForm::Bar { start: End::Soft, .. }), "{imprecise}: {item:?}");
        assert!(item.w > GLYPH, "{imprecise}: {item:?}");
    }
}

#[test]
fn scheduled_is_outlined_planned_and_targets_are_dashed_and_all_else_is_filled() {
    for (status, line) in [
        (Role::Scheduled, LineStyle::Outlined),
        (Role::Planned, LineStyle::Dashed),
        (Role::Target, LineStyle::Dashed),
        (Role::Held, LineStyle::Filled),
        (Role::Signed, LineStyle::Filled),
        (Role::Exists, LineStyle::Filled),
    ] {
        assert_eq!(item_of("2019", status).line, line, "{status:?}");
    }
}

#[test]
fn inferred_is_hatched_whatever_the_status_and_editorial_has_a_halo() {
    for status in [Role::Held, Role::Scheduled, Role::Planned] {
        for when in ["2019-06-15", "2019", "[..2019-06-15]"] {
            let with = |basis| {
                let mark = Mark { basis, ..dated(when, status) };
                let item = drawn(&[mark], TimelineSize::WIDE).lanes[0].items[0].clone();
                (item.inferred, item.editorial)
            };
            assert_eq!(with(BasisWord::Explicit), (false, false));
            assert_eq!(with(BasisWord::Inferred), (true, false));
            assert_eq!(with(BasisWord::Editorial), (false, true));
        }
    }
}
