package io.papertape.prices.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/// A column of a table.
///
/// @param index of the column in each row group
/// @param element what the file tells of its type
/// @param descriptor the same for the decoders
record ParquetColumn(int index, SchemaElement element, ColumnDescriptor descriptor) {

    String name() {
        return element.getName();
    }

    boolean isOptional() {
        return descriptor.getMaxDefinitionLevel() > 0;
    }

    /// The columns of a file.
    ///
    /// @param schema of the file: the table and its columns
    /// @throws IOException if they are no plain columns
    static List<ParquetColumn> of(List<SchemaElement> schema) throws IOException {
        List<ParquetColumn> columns = new ArrayList<>();
        for (SchemaElement element : schema.subList(Math.min(1, schema.size()), schema.size())) {
            if (!element.isSetType() || element.getRepetition_type() == FieldRepetitionType.REPEATED) {
                throw new ParquetException("its column '" + element.getName()
                        + "' is nested: a list, a map or a struct; expected plain values");
            }
            columns.add(new ParquetColumn(columns.size(), element, descriptor(element)));
        }
        if (columns.isEmpty()) {
            throw new ParquetException("it has no columns");
        }
        return columns;
    }

    private static ColumnDescriptor descriptor(SchemaElement element) throws IOException {
        boolean fixed = element.getType() == Type.FIXED_LEN_BYTE_ARRAY;
        if (fixed && element.getType_length() <= 0) {
            throw new ParquetException(
                    "its column '" + element.getName() + "' has values of " + element.getType_length() + " bytes");
        }
        boolean optional = element.getRepetition_type() != FieldRepetitionType.REQUIRED;
        PrimitiveTypeName name = element.getType() == Type.BYTE_ARRAY
                ? PrimitiveTypeName.BINARY
                : PrimitiveTypeName.valueOf(element.getType().name());
        Types.PrimitiveBuilder<PrimitiveType> type = optional ? Types.optional(name) : Types.required(name);
        if (fixed) {
            type = type.length(element.getType_length());
        }
        return new ColumnDescriptor(
                new String[] {element.getName()}, type.named(element.getName()), 0, optional ? 1 : 0);
    }
}
