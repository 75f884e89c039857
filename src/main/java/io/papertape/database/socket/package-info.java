/// Lets other processes of the same user read a database that one process holds, over a socket beside its file. What
/// they read with is JDBC: their reports, pages and exports are made as if they had the file themselves.
@NullMarked
package io.papertape.database.socket;

import org.jspecify.annotations.NullMarked;
