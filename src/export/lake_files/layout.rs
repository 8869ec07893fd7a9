//! The schema of a table in Parquet's types. Lists have the three levels that the format's specification
//! asks for (`LogicalTypes.md`, Nested Types).

use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as PhysicalType};
use parquet::errors::Result;
use parquet::schema::types::{Type, TypePtr};

use crate::lake::{LakeColumn, LakeType};

/// Returns the schema of a table.
pub(super) fn schema(name: &str, columns: &[&LakeColumn]) -> Result<TypePtr> {
    let fields = columns.iter().map(|column| field(column)).collect::<Result<Vec<_>>>()?;
    Type::group_type_builder(name).with_fields(fields).build().map(Arc::new)
}

fn field(column: &LakeColumn) -> Result<TypePtr> {
    let repetition =
        if column.may_be_missing { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    let one = |physical, logical| single(column.name, (physical, logical), repetition);
    match column.kind {
        LakeType::Truth => one(PhysicalType::BOOLEAN, None),
        LakeType::Whole32 => one(PhysicalType::INT32, None),
        LakeType::Whole64 => one(PhysicalType::INT64, None),
        LakeType::Real => one(PhysicalType::DOUBLE, None),
        LakeType::Text => one(PhysicalType::BYTE_ARRAY, Some(LogicalType::String)),
        LakeType::Day => one(PhysicalType::INT32, Some(LogicalType::Date)),
        LakeType::Texts => {
            let text = (PhysicalType::BYTE_ARRAY, Some(LogicalType::String));
            list(column.name, single(ELEMENT, text, Repetition::REQUIRED)?)
        }
        LakeType::Rows(columns) => {
            let fields = columns.iter().map(field).collect::<Result<Vec<_>>>()?;
            let row = Type::group_type_builder(ELEMENT)
                .with_repetition(Repetition::REQUIRED)
                .with_fields(fields);
            list(column.name, Arc::new(row.build()?))
        }
    }
}

const ELEMENT: &str = "element";

fn single(
    name: &str,
    (physical, logical): (PhysicalType, Option<LogicalType>),
    repetition: Repetition,
) -> Result<TypePtr> {
    let single = Type::primitive_type_builder(name, physical)
        .with_repetition(repetition)
        .with_logical_type(logical);
    single.build().map(Arc::new)
}

fn list(name: &str, element: TypePtr) -> Result<TypePtr> {
    let items = Type::group_type_builder("list")
        .with_repetition(Repetition::REPEATED)
        .with_fields(vec![element]);
    let list = Type::group_type_builder(name)
        .with_repetition(Repetition::REQUIRED)
        .with_logical_type(Some(LogicalType::List))
        .with_fields(vec![Arc::new(items.build()?)]);
    list.build().map(Arc::new)
}
