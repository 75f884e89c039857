/// The tables of the books as Parquet files, for programs that analyse them.
@NullMarked
package io.papertape.export;

import org.jspecify.annotations.NullMarked;
