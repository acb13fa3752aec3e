import org.jspecify.annotations.NullMarked;

/// Sources of tables: DuckDB for CSV, Parquet and JSON; the sample data.
@NullMarked
module dev.litmus.data {
  requires static transitive org.jspecify;
  requires transitive dev.litmus.classifier;
  requires java.desktop;
  requires java.net.http;
  requires java.sql;

  exports dev.litmus.data;
}
