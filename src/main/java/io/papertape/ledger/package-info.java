/// The books in SQL: sessions, runs, trades, equity, positions, rejected rows, and the proof that they balance.
@NullMarked
package io.papertape.ledger;

import org.jspecify.annotations.NullMarked;
