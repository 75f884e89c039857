/// The command line: commands, their arguments, exit statuses. The only place that writes to the standard streams.
@NullMarked
package io.papertape.cli;

import org.jspecify.annotations.NullMarked;
