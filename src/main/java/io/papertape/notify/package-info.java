/// Who is told of a night, and how: a command of the user's, a webhook.
@NullMarked
package io.papertape.notify;

import org.jspecify.annotations.NullMarked;
