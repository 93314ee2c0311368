//! Moves the camera of the map to the selected record, and back when the record is closed.

use leptos::prelude::*;
use model::draw::MapSize;
use model::id::Id;
use model::query::{Camera, Query};

use super::Atlas;
use crate::data::Data;

impl Atlas {
    /// The camera after another record is selected. It moves only if the map does not show the record.
    pub(super) fn camera_for(self, query: &Query, selected: Option<&Id>) -> Option<Camera> {
        let chosen = self.chosen_camera(query);
        let Some(selected) = selected else { return chosen };
        let Some(camera) = self.camera_to(selected) else { return query.map };
        self.camera_visit.set_value(Some((camera, chosen)));
        Some(camera)
    }

    /// The camera that the reader had chosen before the map moved to a record, or has chosen since.
    pub(crate) fn chosen_camera(self, query: &Query) -> Option<Camera> {
        match self.camera_visit.get_value() {
            Some((visited, chosen)) if query.map == Some(visited) => chosen,
            _ => query.map,
        }
    }

    /// The camera that shows a record. `None` if the map shows it already.
    fn camera_to(self, id: &Id) -> Option<Camera> {
        let place = self.drawn_at(id)?;
        let panel = self.layout.with_untracked(|layout| layout.map_panel);
        let size = panel.map_or(MapSize::BESIDE, |(width, height)| MapSize::of_panel(width, height));
        // The panel of the record may take room from the map.
        let (width, height) =
            (size.width.min(MapSize::BESIDE.width), size.height.min(MapSize::BESIDE.height));
        self.page.with_untracked(|page| {
            let at = page.view.clusters.iter().position(|cluster| cluster.place == place)?;
            let map = page.map.as_ref()?;
            map.camera_to(map.spots.get(at)?, MapSize { width, height, ..size })
        })
    }

    /// The place at which the map draws a record; without the rows only that of a record of the list is known.
    fn drawn_at(self, id: &Id) -> Option<String> {
        if let Some(dataset) = self.data.with_value(Data::dataset) {
            return dataset.rows.get(dataset.position(id)?)?.drawn_at.as_ref().map(ToString::to_string);
        }
        let part = self.list.part.get_untracked();
        part.hits.iter().find(|hit| hit.id == id.as_str())?.drawn_at.clone()
    }
}
