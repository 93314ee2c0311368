//! `markup!`: HTML as it is written, with Rust in braces.

/// A piece of a page.
///
/// ```text
/// markup! { <a class="src" href={address} aria-current={here.then_some("true")}>"Words "{more}</a> }
/// ```
///
/// Names are those of HTML and SVG. A value is a literal or stands in braces; `None` and `false` leave the
/// attribute out, `true` leaves it empty. `inner_html={…}` takes HTML that was made elsewhere.
macro_rules! markup {
    ($($tokens:tt)*) => {{
        let mut builder = $crate::markup::Builder::default();
        $crate::markup::content!(builder $($tokens)*);
        builder.finish()
    }};
}

/// Texts, values and elements, one after the other.
macro_rules! content {
    ($builder:ident) => {};
    ($builder:ident < / $first:ident $(- $more:ident)* > $($rest:tt)*) => {
        $builder.close($crate::markup::name!($first $($more)*));
        $crate::markup::content!($builder $($rest)*);
    };
    ($builder:ident < $first:ident $(- $more:ident)* $($rest:tt)*) => {
        $builder.open($crate::markup::name!($first $($more)*));
        $crate::markup::attributes!($builder $($rest)*);
    };
    ($builder:ident { $($value:tt)* } $($rest:tt)*) => {
        $crate::markup::Content::put({ $($value)* }, &mut $builder);
        $crate::markup::content!($builder $($rest)*);
    };
    ($builder:ident $text:literal $($rest:tt)*) => {
        $builder.text($text);
        $crate::markup::content!($builder $($rest)*);
    };
}

/// Attributes up to the end of the tag, and what follows it.
macro_rules! attributes {
    ($builder:ident > $($rest:tt)*) => {
        $crate::markup::content!($builder $($rest)*);
    };
    ($builder:ident / > $($rest:tt)*) => {
        $builder.end();
        $crate::markup::content!($builder $($rest)*);
    };
    ($builder:ident inner_html = { $($value:tt)* } $($rest:tt)*) => {
        $builder.inner_html({ $($value)* });
        $crate::markup::attributes!($builder $($rest)*);
    };
    ($builder:ident $first:ident $(- $more:ident)* = { $($value:tt)* } $($rest:tt)*) => {
        $builder.attribute($crate::markup::name!($first $($more)*), { $($value)* });
        $crate::markup::attributes!($builder $($rest)*);
    };
    ($builder:ident $first:ident $(- $more:ident)* = $value:literal $($rest:tt)*) => {
        $builder.attribute($crate::markup::name!($first $($more)*), $value);
        $crate::markup::attributes!($builder $($rest)*);
    };
    ($builder:ident $first:ident $(- $more:ident)* $($rest:tt)*) => {
        $builder.attribute($crate::markup::name!($first $($more)*), true);
        $crate::markup::attributes!($builder $($rest)*);
    };
}

/// A name with its hyphens.
macro_rules! name {
    ($first:ident $($more:ident)*) => {
        concat!(stringify!($first) $(, "-", stringify!($more))*)
    };
}

pub(crate) use {attributes, content, markup, name};
