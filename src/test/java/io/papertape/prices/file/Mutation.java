package io.papertape.prices.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// One way to spoil the text of a price file.
enum Mutation {
    CUT {
        @Override
        String of(String text, Random random) {
            return text.substring(0, random.nextInt(text.length() + 1));
        }
    },
    DELETE_ROW {
        @Override
        String of(String text, Random random) {
            return rows(text, rows -> rows.remove(random.nextInt(rows.size())));
        }
    },
    REPEAT_ROW {
        @Override
        String of(String text, Random random) {
            return rows(text, rows -> rows.add(random.nextInt(rows.size()), rows.get(random.nextInt(rows.size()))));
        }
    },
    MOVE_ROW {
        @Override
        String of(String text, Random random) {
            return rows(text, rows -> rows.add(random.nextInt(rows.size()), rows.remove(random.nextInt(rows.size()))));
        }
    },
    DELETE_FIELD {
        @Override
        String of(String text, Random random) {
            return fields(text, random, fields -> fields.remove(random.nextInt(fields.size())));
        }
    },
    EMPTY_FIELD {
        @Override
        String of(String text, Random random) {
            return fields(text, random, fields -> fields.set(random.nextInt(fields.size()), ""));
        }
    },
    REPEAT_FIELD {
        @Override
        String of(String text, Random random) {
            return fields(text, random, fields -> {
                int at = random.nextInt(fields.size());
                fields.add(at, fields.get(at));
            });
        }
    },
    MOVE_FIELD {
        @Override
        String of(String text, Random random) {
            return fields(
                    text,
                    random,
                    fields -> fields.add(random.nextInt(fields.size()), fields.remove(random.nextInt(fields.size()))));
        }
    },
    WRAP_FIELD {
        @Override
        String of(String text, Random random) {
            return fields(text, random, fields -> {
                int at = random.nextInt(fields.size());
                fields.set(at, oneOf(WRAPPERS, random).replace("x", fields.get(at)));
            });
        }
    },
    ADD_DIGITS {
        @Override
        String of(String text, Random random) {
            return fields(text, random, fields -> {
                int at = random.nextInt(fields.size());
                String point = fields.get(at).contains(".") || random.nextInt(4) == 0 ? "" : ".";
                fields.set(at, fields.get(at) + point + digits(random));
            });
        }
    },
    CHANGE_DIGIT {
        @Override
        String of(String text, Random random) {
            int[] digits = positions(text, "0123456789");
            return digits.length == 0
                    ? text
                    : replaced(text, digits[random.nextInt(digits.length)], String.valueOf(random.nextInt(10)));
        }
    },
    CHANGE_LINE_END {
        @Override
        String of(String text, Random random) {
            int[] ends = positions(text, "\n");
            return ends.length == 0
                    ? text
                    : replaced(text, ends[random.nextInt(ends.length)], oneOf(LINE_ENDS, random));
        }
    },
    REPLACE_CHARACTER {
        @Override
        String of(String text, Random random) {
            return text.isEmpty() ? text : replaced(text, random.nextInt(text.length()), oneOf(STRANGE, random));
        }
    },
    ADD_CHARACTER {
        @Override
        String of(String text, Random random) {
            int at = random.nextInt(text.length() + 1);
            return text.substring(0, at) + oneOf(STRANGE, random) + text.substring(at);
        }
    },
    DELETE_CHARACTER {
        @Override
        String of(String text, Random random) {
            return text.isEmpty() ? text : replaced(text, random.nextInt(text.length()), "");
        }
    };

    private static final List<String> WRAPPERS = List.of("\"x\"", " x ", " \"x\"", "\"x", "-x", "+x", "$x", "x0", "0x");
    private static final List<String> LINE_ENDS = List.of("\r", "\r\n", "\n\n", "\r\r\n", "\n\r", " \n", ",\n", "");
    private static final List<String> STRANGE = List.of(
            "\uFFFF",
            "\uFFFE",
            "\uFFFD",
            "\uFEFF",
            "\0",
            "\"",
            "\n",
            "\r",
            "\t",
            " ",
            ",",
            ";",
            ".",
            "-",
            "+",
            "e",
            ":",
            "Z",
            "T",
            "\u0085",
            "\u2028",
            "\u00A0",
            "é",
            "٣",
            "\uD83D\uDE00",
            "\uD800\uDC00",
            "#",
            "'",
            "\\");

    /// The text with this mutation somewhere.
    abstract String of(String text, Random random);

    private interface Change<T> {
        void make(T of);
    }

    private static String rows(String text, Change<List<String>> change) {
        List<String> rows = new ArrayList<>(Arrays.asList(text.split("(?<=\n)")));
        change.make(rows);
        return String.join("", rows);
    }

    /// Those of one row, seldom of the header.
    private static String fields(String text, Random random, Change<List<String>> change) {
        return rows(text, rows -> {
            int at = random.nextInt(20) == 0 ? 0 : random.nextInt(rows.size());
            String row = rows.get(at);
            String end = row.endsWith("\n") ? "\n" : "";
            String separator = row.contains("\t") ? "\t" : row.contains(";") ? ";" : ",";
            List<String> fields = new ArrayList<>(
                    Arrays.asList(row.substring(0, row.length() - end.length()).split(separator, -1)));
            change.make(fields);
            rows.set(at, String.join(separator, fields) + end);
        });
    }

    /// Up to a dozen, so that prices have more than 8 decimals; now and then more than any number has.
    private static String digits(Random random) {
        StringBuilder digits = new StringBuilder();
        for (int i = random.nextInt(20) == 0 ? 70 : 1 + random.nextInt(12); i > 0; i--) {
            digits.append(random.nextInt(3) == 0 ? random.nextInt(10) : 0);
        }
        return digits.toString();
    }

    private static int[] positions(String text, String of) {
        return IntStream.range(0, text.length())
                .filter(i -> of.indexOf(text.charAt(i)) >= 0)
                .toArray();
    }

    private static String replaced(String text, int at, String by) {
        return text.substring(0, at) + by + text.substring(at + 1);
    }

    private static String oneOf(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
