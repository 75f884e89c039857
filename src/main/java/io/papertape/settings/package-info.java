/// What a person may set: for each setting one descriptor, from which the parameters of the command line, their help,
/// what a session keeps and what is told of it are made.
@NullMarked
package io.papertape.settings;

import org.jspecify.annotations.NullMarked;
