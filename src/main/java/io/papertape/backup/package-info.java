/// The books in one file that any database takes in again: written from one state of them, restored whole or not at
/// all.
@NullMarked
package io.papertape.backup;

import org.jspecify.annotations.NullMarked;
