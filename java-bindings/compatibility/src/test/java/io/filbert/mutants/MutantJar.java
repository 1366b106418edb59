package io.filbert.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The jar again, each method of which asks {@link Mutant} first. The number of a method is its line in the list. */
final class MutantJar {
    private static final int API = Opcodes.ASM9;
    private static final String MUTANT = Type.getInternalName(Mutant.class);

    private final List<String> methods = new ArrayList<>();

    private MutantJar() {
    }

    /** Writes the jar and the list of its methods. */
    static void write(Path jar, Path changed, Path list) throws IOException {
        MutantJar writer = new MutantJar();
        try (JarFile in = new JarFile(jar.toFile()); OutputStream file = Files.newOutputStream(changed); JarOutputStream out = new JarOutputStream(file)) {
            for (JarEntry entry : Collections.list(in.entries())) {
                try (InputStream content = in.getInputStream(entry)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    out.write(isChanged(entry.getName()) ? writer.change(content.readAllBytes()) : content.readAllBytes());
                }
            }
            out.putNextEntry(new JarEntry(MUTANT + ".class")); // for class loaders that see this jar only
            try (InputStream content = Mutant.class.getResourceAsStream("Mutant.class")) {
                out.write(content.readAllBytes());
            }
        }
        Files.write(list, writer.methods);
    }

    /** The types that callers see and the classes behind them; what is below, the native library's own Java face, has no caller in the suite. */
    private static boolean isChanged(String name) {
        return name.endsWith(".class") && (name.startsWith("com/hazelcast/") || name.startsWith("io/filbert/hazelcast/"));
    }

    private byte[] change(byte[] type) {
        ClassReader reader = new ClassReader(type);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(new ClassVisitor(API, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
                boolean isLambda = (access & Opcodes.ACC_SYNTHETIC) != 0 && (access & Opcodes.ACC_BRIDGE) == 0;
                boolean isBegin = name.equals("<clinit>") || name.equals("<init>") && descriptor.startsWith("()");
                if (!hasCode || isLambda || isBegin) {
                    return method;
                }
                methods.add(reader.getClassName() + "." + name + descriptor);
                return new Question(method, methods.size() - 1, name.equals("<init>"), Type.getMethodType(descriptor));
            }
        }, 0);
        return writer.toByteArray();
    }

    /** Writes the question in front of a method's code. */
    private static final class Question extends MethodVisitor {
        private final int number;
        private final boolean constructor;
        private final Type type;

        Question(MethodVisitor method, int number, boolean constructor, Type type) {
            super(API, method);
            this.number = number;
            this.constructor = constructor;
            this.type = type;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label asEver = new Label();
            visitLdcInsn(number);
            visitMethodInsn(Opcodes.INVOKESTATIC, MUTANT, "is", "(I)Z", false);
            visitJumpInsn(Opcodes.IFEQ, asEver);
            if (constructor) {
                forgetArguments();
            } else {
                returnDefault(type.getReturnType());
            }
            visitLabel(asEver);
            visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            visitInsn(Opcodes.NOP); // the code may begin with a frame of its own
        }

        private void returnDefault(Type result) {
            if (result.getDescriptor().equals("Ljava/util/Optional;")) {
                visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Optional", "empty", "()Ljava/util/Optional;", false);
            } else if (result != Type.VOID_TYPE) {
                visitDefault(result);
            }
            visitInsn(result.getOpcode(Opcodes.IRETURN));
        }

        private void forgetArguments() {
            int local = 1;
            for (Type argument : type.getArgumentTypes()) {
                visitDefault(argument);
                visitVarInsn(argument.getOpcode(Opcodes.ISTORE), local);
                local += argument.getSize();
            }
        }

        private void visitDefault(Type value) {
            switch (value.getSort()) {
                case Type.LONG:
                    visitInsn(Opcodes.LCONST_0);
                    break;
                case Type.FLOAT:
                    visitInsn(Opcodes.FCONST_0);
                    break;
                case Type.DOUBLE:
                    visitInsn(Opcodes.DCONST_0);
                    break;
                case Type.OBJECT:
                case Type.ARRAY:
                    visitInsn(Opcodes.ACONST_NULL);
                    break;
                default:
                    visitInsn(Opcodes.ICONST_0);
            }
        }
    }
}
