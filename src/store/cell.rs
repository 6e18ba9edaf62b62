//! What a table of ours is made of: its columns, their kinds and their titles.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The identity of the row.
    Uuid,
    /// Text; empty when missing.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// Yes or no.
    Boolean,
    /// A day.
    Date,
    /// The identity of a row of another table.
    Reference(&'static str),
    /// A boundary.
    Area,
    /// A point.
    Spot,
}

impl Kind {
    /// The type in `CREATE TABLE`, one of those that GeoPackage 1.4 knows (its table 1 and annex G).
    pub(super) const fn sql_type(self) -> &'static str {
        match self {
            Self::Uuid | Self::Text | Self::Reference(_) => "TEXT",
            Self::Integer => "INTEGER",
            Self::Real => "DOUBLE",
            Self::Boolean => "BOOLEAN",
            Self::Date => "DATE",
            Self::Area => "MULTIPOLYGON",
            Self::Spot => "POINT",
        }
    }

    /// Whether it is a geometry.
    pub(super) const fn is_geometry(self) -> bool {
        matches!(self, Self::Area | Self::Spot)
    }
}

/// One column of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// The name in SQL.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The title in Chinese, for QGIS.
    pub title: &'static str,
    /// The SQL default for rows that others add.
    pub default: Option<&'static str>,
}

impl Column {
    /// A column without a default.
    pub(super) const fn new(name: &'static str, kind: Kind, title: &'static str) -> Self {
        Self { name, kind, title, default: None }
    }

    /// The identity, the first column of every table.
    pub(super) const fn uuid() -> Self {
        Self::new("uuid", Kind::Uuid, "标识")
    }

    /// A text, empty by default.
    pub(super) const fn text(name: &'static str, title: &'static str) -> Self {
        Self { name, kind: Kind::Text, title, default: Some("''") }
    }

    /// A reference to a row of another table.
    pub(super) const fn reference(name: &'static str, table: &'static str, title: &'static str) -> Self {
        Self::new(name, Kind::Reference(table), title)
    }

    /// A code or number with an SQL default.
    pub(super) const fn with_default(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    /// The name quoted for SQL.
    pub(super) fn quoted(&self) -> String {
        format!("\"{}\"", self.name)
    }
}

/// One table: what is the same for all its rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// The name of the table.
    pub table: &'static str,
    /// The title in Chinese.
    pub title: &'static str,
    /// The columns after `fid`, in the order in which rows are written and read.
    pub columns: &'static [Column],
}

impl Sheet {
    /// The geometry column, if the table is a layer.
    pub(super) fn geometry(&self) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.kind.is_geometry())
    }

    /// The names of all columns, quoted and joined by commas.
    pub(super) fn column_list(&self) -> String {
        self.columns.iter().map(Column::quoted).collect::<Vec<_>>().join(", ")
    }

    /// `SELECT` of all columns, in their order.
    pub(super) fn select(&self) -> String {
        format!("SELECT {} FROM \"{}\"", self.column_list(), self.table)
    }

    /// `INSERT` of all columns, in their order.
    pub(super) fn insert(&self) -> String {
        let places = (1..=self.columns.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
        format!("INSERT INTO \"{}\" ({}) VALUES ({places})", self.table, self.column_list())
    }
}
