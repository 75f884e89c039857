/// The database that keeps the books: which ones can, how each is opened, and how keys, money and times stand in SQL.
@NullMarked
package io.papertape.database;

import org.jspecify.annotations.NullMarked;
