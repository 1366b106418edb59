package io.filbert.thirdparty;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Resolves what class files name of com.hazelcast as the JVM would when it runs them, without running them. */
final class Linkage {
    private static final String PREFIX = "com/hazelcast/";
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    private final Map<String, Type> types = new HashMap<>();
    private final ClassLoader loader = Linkage.class.getClassLoader();
    private int references;

    /** What a class file declares, private members left out. */
    private static final class Type {
        boolean isInterface;
        final List<String> parents = new ArrayList<>();
        final Set<String> members = new HashSet<>();
    }

    /** The references of all classes of the jar that end nowhere. A jar that has com.hazelcast classes of its own may use those. */
    Set<String> unresolved(Path jar) throws IOException {
        Set<String> unresolved = new TreeSet<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        check(new ClassReader(in), file, unresolved);
                    }
                }
            }
        }
        return unresolved;
    }

    /** How many fields and methods were looked up: none would mean that nothing was checked. */
    int references() {
        return references;
    }

    private void check(ClassReader reader, JarFile jar, Set<String> unresolved) throws IOException {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            int tag = at == 0 ? 0 : reader.readByte(at - 1);
            if (tag == CLASS) {
                String name = element(reader.readUTF8(at, buffer));
                if (name.startsWith(PREFIX) && jar.getEntry(name + ".class") == null && type(name) == null) {
                    unresolved.add(name);
                }
            } else if (tag == FIELD || tag == METHOD || tag == INTERFACE_METHOD) {
                String owner = reader.readClass(at, buffer);
                if (!owner.startsWith(PREFIX) || jar.getEntry(owner + ".class") != null || type(owner) == null) {
                    continue; // of the JDK or of the jar itself, or a type that is told already
                }
                references++;
                int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
                String member = reader.readUTF8(nameAndType, buffer) + (tag == FIELD ? ":" : "") + reader.readUTF8(nameAndType + 2, buffer);
                if (!has(owner, member)) {
                    unresolved.add(owner + "." + member);
                } else if (tag != FIELD && type(owner).isInterface != (tag == INTERFACE_METHOD)) {
                    unresolved.add(owner + "." + member + " of another kind of type");
                }
            }
        }
    }

    private static String element(String name) {
        return name.startsWith("[") ? name.substring(name.lastIndexOf('[') + 1).replaceAll("^L|;$", "") : name;
    }

    private boolean has(String owner, String member) throws IOException {
        Type type = type(owner);
        if (type == null) {
            return false;
        }
        if (type.members.contains(member) || type.isInterface && type("java/lang/Object").members.contains(member)) {
            return true;
        }
        for (String parent : type.parents) {
            if (has(parent, member)) {
                return true;
            }
        }
        return false;
    }

    /** What the class path has under the name, or null. */
    private Type type(String name) throws IOException {
        if (types.containsKey(name)) {
            return types.get(name);
        }
        Type type = null;
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            if (in != null) {
                type = read(new ClassReader(in));
            }
        }
        types.put(name, type);
        return type;
    }

    private static Type read(ClassReader reader) {
        Type type = new Type();
        reader.accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
                type.isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
                if (superName != null) {
                    type.parents.add(superName);
                }
                type.parents.addAll(List.of(interfaces));
            }

            @Override
            public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
                add(access, name + ":" + descriptor);
                return null;
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                add(access, name + descriptor);
                return null;
            }

            private void add(int access, String member) {
                if ((access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0) {
                    type.members.add(member);
                }
            }
        }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return type;
    }
}
