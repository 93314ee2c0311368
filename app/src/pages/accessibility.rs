//! The accessibility statement: what works, and what does not yet.

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::panels::footer::report;
use crate::texts::say;

/// The page.
pub(crate) fn accessibility(cx: &Context) -> Markup {
    markup! {
        <article class="page">
            <h1>{say!(cx, access_title)}</h1>
            <p class="lead">{say!(cx, access_lead)}</p>
            <div class="prose">
                <h2>{say!(cx, access_aim)}</h2>
                <p>{say!(cx, access_aim_1)}</p>
                <h2>{say!(cx, access_does)}</h2>
                <ul>
                    <li>{say!(cx, access_does_1)}</li>
                    <li>{say!(cx, access_does_2)}</li>
                    <li>{say!(cx, access_does_3)}</li>
                    <li>{say!(cx, access_does_4)}</li>
                    <li>{say!(cx, access_does_5)}</li>
                </ul>
                <h2>{say!(cx, access_limits)}</h2>
                <ul>
                    <li>{say!(cx, access_limits_1)}</li>
                    <li>{say!(cx, access_limits_2)}</li>
                    <li>{say!(cx, access_limits_3)}</li>
                </ul>
                <h2>{say!(cx, access_report)}</h2>
                <p>{say!(cx, access_report_1)}</p>
                <p><a href={report(cx)}>{say!(cx, about_report_link)}</a></p>
            </div>
        </article>
    }
}
