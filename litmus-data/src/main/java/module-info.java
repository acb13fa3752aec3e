/// Sources of tables: DuckDB for CSV, Parquet and JSON; the sample data.
module dev.litmus.data {
  requires static transitive org.jspecify;
  requires transitive dev.litmus.classifier;
  requires java.sql;

}
