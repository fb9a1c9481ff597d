//! A row as a line of JSON: whole numbers, texts, `null`, and bytes as `{"hex": "…"}`.

use serde_json::{Value as Json, json};

use crate::hash::{from_hex, hex};
use crate::value::Value;

/// The line of a row, with its line end.
pub(super) fn to_line(row: &[Value]) -> String {
    let cells: Vec<Json> = row
        .iter()
        .map(|value| match value {
            Value::Null => Json::Null,
            Value::Int(n) => Json::from(*n),
            Value::Text(text) => Json::from(text.as_str()),
            Value::Blob(bytes) => json!({ "hex": hex(bytes) }),
        })
        .collect();
    let mut line = Json::Array(cells).to_string();
    line.push('\n');
    line
}

/// The row of a line, or `None` where it is none.
pub(super) fn from_line(line: &str) -> Option<Vec<Value>> {
    let Json::Array(cells) = serde_json::from_str(line).ok()? else {
        return None;
    };
    cells
        .into_iter()
        .map(|cell| match cell {
            Json::Null => Some(Value::Null),
            Json::Number(n) => n.as_i64().map(Value::Int),
            Json::String(text) => Some(Value::Text(text)),
            Json::Object(bytes) => match bytes.get("hex") {
                Some(Json::String(digits)) if bytes.len() == 1 => from_hex(digits).map(Value::Blob),
                _ => None,
            },
            Json::Bool(_) | Json::Array(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values;

    #[test]
    fn a_row_goes_there_and_back() {
        let row = values![i64::MIN, "Đầu tư\n\"", None::<&str>, vec![0_u8, 255], ""];
        let line = to_line(&row);
        assert_eq!(line.matches('\n').count(), 1);
        assert_eq!(from_line(&line).unwrap(), row);
        for wrong in [
            "",
            "{}",
            "[true]",
            "[1.5]",
            "[{\"hex\":\"0\"}]",
            "[{\"x\":1}]",
        ] {
            assert_eq!(from_line(wrong), None, "{wrong}");
        }
    }
}
