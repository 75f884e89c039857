package io.papertape.batch.code;

import io.papertape.engine.strategy.BundledStrategy;
import io.papertape.engine.strategy.Strategy;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Looks through the code of a strategy for what its signals could depend on besides its bars and parameters: calls of
/// anything but [HarmlessCode], and fields that all its instances share.
///
/// The code is that of [CodeDigest]: the class and all that it refers to, as far as it comes from where it comes from.
/// What is never executed is told, too. Classes that are found by reflection cannot be seen; that they are looked for
/// is told.
public final class CodeScan {

    private static final String CLASS_INITIALIZER = "<clinit>";

    /// Names of methods by which a collection, a map, a number that several threads share, or a text is changed.
    private static final Set<String> CHANGES = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "append",
            "clear",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "decrementAndGet",
            "getAndIncrement",
            "getAndSet",
            "incrementAndGet",
            "merge",
            "offer",
            "poll",
            "pop",
            "push",
            "put",
            "putAll",
            "putIfAbsent",
            "remove",
            "replaceAll",
            "set");

    private final SortedMap<String, byte[]> files;
    private final Set<CodeFinding> findings = new LinkedHashSet<>();

    private CodeScan(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /// What was found, by class and method. Of a bundled strategy it is nothing: the tests of this program hold that
    /// the engine, of which it is a part, knows neither clock nor chance nor files.
    public static List<CodeFinding> of(Class<? extends Strategy> strategy) {
        return BundledStrategy.ofClass(strategy.getName()).isPresent()
                ? List.of()
                : new CodeScan(CodeDigest.files(strategy)).findings();
    }

    /// Full names of the classes that are looked through; of a bundled strategy its own.
    public static Set<String> classes(Class<? extends Strategy> strategy) {
        return BundledStrategy.ofClass(strategy.getName()).isPresent()
                ? Set.of(strategy.getName())
                : CodeDigest.files(strategy).keySet().stream()
                        .map(name -> name.replace('/', '.'))
                        .collect(Collectors.toSet());
    }

    private List<CodeFinding> findings() {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (BundledStrategy.ofClass(file.getKey().replace('/', '.')).isEmpty()) {
                scan(ClassFile.of().parse(file.getValue()));
            }
        }
        return new ArrayList<>(findings);
    }

    private void scan(ClassModel model) {
        String type = simpleName(model.thisClass().asInternalName());
        for (MethodModel method : model.methods()) {
            String where = type + "." + method.methodName().stringValue();
            if (method.flags().has(AccessFlag.NATIVE)) {
                found(true, where + " is native code, which cannot be looked into");
            }
            method.code().ifPresent(code -> scan(where, method, code));
        }
    }

    private void scan(String where, MethodModel method, Iterable<CodeElement> code) {
        boolean initializer = method.methodName().equalsString(CLASS_INITIALIZER);
        String sharedArray = null;
        String shared = null;
        String changed = null;
        boolean stores = false;
        for (CodeElement element : code) {
            switch (element) {
                case InvokeInstruction call -> {
                    called(
                            where,
                            call.owner().asInternalName(),
                            call.name().stringValue(),
                            call.type().stringValue());
                    if (call.owner().asInternalName().startsWith("java/util/")
                            && CHANGES.contains(call.name().stringValue())) {
                        changed = call.name().stringValue();
                    }
                }
                case InvokeDynamicInstruction dynamic -> calledThrough(where, dynamic);
                case FieldInstruction field -> {
                    if (field.opcode() == Opcode.PUTSTATIC && !initializer) {
                        found(
                                true,
                                where + " writes the static field " + name(field)
                                        + ", which the instances of all symbols and sessions share");
                    } else if (field.opcode() == Opcode.GETSTATIC && isOwn(field)) {
                        sharedArray = isArray(field) ? name(field) : sharedArray;
                        shared = isChangeable(field) ? name(field) : shared;
                    }
                }
                case ArrayStoreInstruction _ -> stores = true;
                default -> {}
            }
        }
        if (!initializer && shared != null && changed != null) {
            mayShare(where, shared, "calls '" + changed + "'");
        }
        if (!initializer && sharedArray != null && stores) {
            mayShare(where, sharedArray, "stores into an array");
        }
    }

    private void mayShare(String where, String field, String how) {
        found(
                false,
                where + " uses the static field " + field + " and " + how
                        + ": if it changes the field, all instances share that");
    }

    private void calledThrough(String where, InvokeDynamicInstruction dynamic) {
        for (ConstantDesc argument : dynamic.bootstrapArgs()) {
            if (argument instanceof DirectMethodHandleDesc handle) {
                String owner = handle.owner().descriptorString();
                called(
                        where,
                        owner.startsWith("L") ? owner.substring(1, owner.length() - 1) : owner,
                        handle.methodName(),
                        handle.lookupDescriptor());
            }
        }
    }

    private void called(String where, String owner, String name, String descriptor) {
        String why = files.containsKey(owner) ? null : HarmlessCode.objection(owner, name, descriptor);
        if (why != null) {
            String called = owner.replace('/', '.') + (name.equals("<init>") ? "" : "." + name);
            found(true, where + (name.equals("<init>") ? " makes a " : " calls ") + called + ": " + why);
        }
    }

    private boolean isOwn(FieldInstruction field) {
        return files.containsKey(field.owner().asInternalName());
    }

    private static boolean isChangeable(FieldInstruction field) {
        String type = field.type().stringValue();
        return type.startsWith("Ljava/util/") || type.equals("Ljava/lang/StringBuilder;");
    }

    private static boolean isArray(FieldInstruction field) {
        return field.type().stringValue().startsWith("[");
    }

    private static String name(FieldInstruction field) {
        return simpleName(field.owner().asInternalName()) + "." + field.name().stringValue();
    }

    private static String simpleName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }

    private void found(boolean certain, String told) {
        findings.add(new CodeFinding(certain, told));
    }
}
