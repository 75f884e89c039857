/// Tables in Parquet files, as rows of text. [ParquetTable] is the way in.
@NullMarked
package io.papertape.prices.parquet;

import org.jspecify.annotations.NullMarked;
