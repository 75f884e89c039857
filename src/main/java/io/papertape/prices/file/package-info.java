/// Prices in files: reading, sorting, merging into slices. [FilePrices] is the way in.
@NullMarked
package io.papertape.prices.file;

import org.jspecify.annotations.NullMarked;
