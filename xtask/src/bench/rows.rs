//! The rows of a package as columns, for the pages that the atlas is compared with. They are read from the tables, since
//! half a gigabyte of JSON, as a million rows are, is more than a string of a browser can hold.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::Path;

use anyhow::Context as _;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::days::days;

/// Kinds of records that are in a directory and are no rows.
const DIRECTORY: [&str; 4] = ["person", "organization", "industry", "place"];
/// The number of a place that has no coordinate, nor has any place around it.
const NOWHERE: u16 = u16::MAX;

#[derive(Deserialize)]
struct Record {
    id: String,
    kind: String,
    name_en: String,
    name_zh: String,
    state: String,
}

#[derive(Deserialize)]
struct Dating {
    record: String,
    role: String,
    when: String,
    main: String,
    basis: String,
}

#[derive(Deserialize)]
struct Location {
    record: String,
    role: String,
    place: String,
    main: String,
}

#[derive(Deserialize)]
struct Place {
    id: String,
    parent: String,
    lon: Option<f64>,
    lat: Option<f64>,
}

/// A word as its position in the list of those that were read before.
#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    fn number(&mut self, word: &str) -> anyhow::Result<u8> {
        let at = self.0.iter().position(|other| other == word).unwrap_or_else(|| {
            self.0.push(word.to_owned());
            self.0.len() - 1
        });
        u8::try_from(at).context("more than 256 words")
    }
}

/// Writes the columns of a package into a folder, and returns the number of rows. `first.i32` and `last.i32` are days
/// since 1970, `kind.u8`, `status.u8`, `basis.u8` and `place.u16` are positions in the lists of `words.json`, and
/// `names.txt` has a line for each row.
pub(super) fn write(package: &Path, folder: &Path) -> anyhow::Result<usize> {
    std::fs::create_dir_all(folder)?;
    let column = |name: &str| -> anyhow::Result<_> { Ok(BufWriter::new(File::create(folder.join(name))?)) };
    let (mut first, mut last) = (column("first.i32")?, column("last.i32")?);
    let (mut kind, mut status, mut basis) = (column("kind.u8")?, column("status.u8")?, column("basis.u8")?);
    let (mut place, mut names) = (column("place.u16")?, column("names.txt")?);
    let (mut kind_words, mut role_words, mut basis_words) =
        (Words::default(), Words::default(), Words::default());

    let mut datings = HashMap::new();
    table::<Dating>(package, "dates.csv", |dating| {
        if dating.main == "true" {
            let (from, until) =
                days(&dating.when).with_context(|| format!("`{}` is no date", dating.when))?;
            datings.insert(
                dating.record,
                (from, until, role_words.number(&dating.role)?, basis_words.number(&dating.basis)?),
            );
        }
        Ok(())
    })?;
    let (numbers, coordinates) = places(package)?;
    let mut places = HashMap::new();
    table::<Location>(package, "locations.csv", |location| {
        if location.main == "true" && location.role != "named_only" {
            places
                .insert(location.record, numbers.get(&location.place).copied().flatten().unwrap_or(NOWHERE));
        }
        Ok(())
    })?;
    let mut count = 0;
    table::<Record>(package, "records.csv", |record| {
        if record.state != "published" || DIRECTORY.contains(&record.kind.as_str()) {
            return Ok(());
        }
        let Some((from, until, role, stated)) = datings.get(&record.id) else { return Ok(()) };
        count += 1;
        first.write_all(&from.to_le_bytes())?;
        last.write_all(&until.to_le_bytes())?;
        kind.write_all(&[kind_words.number(&record.kind)?])?;
        status.write_all(&[*role])?;
        basis.write_all(&[*stated])?;
        place.write_all(&places.get(&record.id).unwrap_or(&NOWHERE).to_le_bytes())?;
        let name = if record.name_en.is_empty() { &record.name_zh } else { &record.name_en };
        Ok(writeln!(names, "{}", name.replace('\n', " "))?)
    })?;
    let words = serde_json::json!({ "kind": kind_words.0, "status": role_words.0, "basis": basis_words.0, "places": coordinates });
    std::fs::write(folder.join("words.json"), words.to_string())?;
    for mut column in [first, last, kind, status, basis, place, names] {
        column.flush()?;
    }
    Ok(count)
}

type Coordinates = Vec<[f64; 2]>;

/// For each place the number of the coordinate at which it is drawn, its own or that of the smallest place around it.
fn places(package: &Path) -> anyhow::Result<(HashMap<String, Option<u16>>, Coordinates)> {
    let mut places = HashMap::new();
    table::<Place>(package, "places.csv", |place| {
        places.insert(place.id.clone(), place);
        Ok(())
    })?;
    let (mut numbers, mut coordinates) = (HashMap::new(), Vec::new());
    for id in places.keys() {
        let around = std::iter::successors(places.get(id), |place| places.get(&place.parent));
        let coordinate = around.take(places.len()).find_map(|place| Some([place.lon?, place.lat?]));
        let number = coordinate.and_then(|coordinate| {
            coordinates.push(coordinate);
            u16::try_from(coordinates.len() - 1).ok()
        });
        numbers.insert(id.clone(), number.filter(|number| *number != NOWHERE));
    }
    Ok((numbers, coordinates))
}

/// Reads one table of a package row by row.
fn table<Row: DeserializeOwned>(
    package: &Path,
    name: &str,
    mut each: impl FnMut(Row) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let file = package.join(name);
    let reading = || format!("cannot read {}", file.display());
    let reader = BufReader::new(File::open(&file).with_context(reading)?);
    for row in csv::Reader::from_reader(reader).into_deserialize() {
        each(row.with_context(reading)?).with_context(reading)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_the_published_records_with_a_main_date_at_the_nearest_place_with_a_coordinate() {
        let (package, columns) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let records = [
            "id,kind,name_en,name_zh,state",
            "e,event,Fair,,published",
            "p,person,Someone,,published",
            "w,event,Gone,,withdrawn",
            "u,goal,,目标,published",
            "n,goal,No date at all,,published",
        ];
        let dates = [
            "record,role,when,main,basis",
            "e,held,1970-01-02/..,true,explicit",
            "e,announced,1970-01-01,,explicit",
            "p,held,1970,true,explicit",
            "w,held,1970,true,explicit",
            "u,target,,true,inferred",
        ];
        let locations = ["record,role,place,main", "e,held_at,hall,true", "u,named_only,hall,true"];
        let places = ["id,parent,lon,lat", "city,,118.5,32.25", "hall,city,,"];
        for (name, rows) in [
            ("records.csv", &records[..]),
            ("dates.csv", &dates),
            ("locations.csv", &locations),
            ("places.csv", &places),
        ] {
            std::fs::write(package.path().join(name), rows.join("\n")).unwrap();
        }
        assert_eq!(write(package.path(), columns.path()).unwrap(), 2);
        let read = |name: &str| std::fs::read(columns.path().join(name)).unwrap();
        assert_eq!(read("names.txt"), "Fair\n目标\n".as_bytes());
        assert_eq!(&read("first.i32")[..4], &1_i32.to_le_bytes());
        assert_eq!(&read("last.i32")[..4], &i32::MAX.to_le_bytes(), "an open end is after every day");
        let words: serde_json::Value = serde_json::from_slice(&read("words.json")).unwrap();
        assert_eq!(words["status"], serde_json::json!(["held", "target"]));
        let place = read("place.u16");
        assert_eq!(words["places"][usize::from(place[0])], serde_json::json!([118.5, 32.25]));
        assert_eq!(&place[2..], &NOWHERE.to_le_bytes());
    }
}
