package io.filbert.hazelcast.serialization;

import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;

/** Java's own serialization: only of values that the application put or asks for, on its thread, with its class loaders. */
final class JavaAdapters {
    private JavaAdapters() {
    }

    static Adapter serializable(Serialization serialization) {
        return new Adapter(TypeIds.SERIALIZABLE) {
            @Override
            void write(FormOutput out, Object object) throws IOException {
                ObjectOutputStream stream = new ObjectOutputStream(out);
                stream.writeUnshared(object);
                stream.flush();
            }

            @Override
            Object read(FormInput in, Class<?> type) throws IOException {
                try {
                    return new Resolving(in, serialization).readUnshared();
                } catch (ClassNotFoundException e) {
                    throw new HazelcastSerializationException("class " + e.getMessage() + " is not to be found", e);
                }
            }
        };
    }

    static Adapter externalizable(Serialization serialization) {
        return new Adapter(TypeIds.EXTERNALIZABLE) {
            @Override
            void write(FormOutput out, Object object) throws IOException {
                out.writeString(object.getClass().getName());
                ObjectOutputStream stream = new ObjectOutputStream(out);
                ((Externalizable) object).writeExternal(stream);
                stream.flush();
            }

            @Override
            Object read(FormInput in, Class<?> type) throws IOException {
                String name = in.readString();
                Externalizable object = (Externalizable) serialization.make(type != null ? type.getName() : name);
                try {
                    object.readExternal(new Resolving(in, serialization));
                    return object;
                } catch (ClassNotFoundException e) {
                    throw new HazelcastSerializationException("class " + e.getMessage() + " is not to be found", e);
                }
            }
        };
    }

    /** Finds classes where the application has them. */
    private static final class Resolving extends ObjectInputStream {
        private final Serialization serialization;

        Resolving(InputStream in, Serialization serialization) throws IOException {
            super(in);
            this.serialization = serialization;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) {
            return serialization.loadClass(description.getName());
        }

        @Override
        @SuppressWarnings("deprecation") // the successor makes an object; only the class is wanted
        protected Class<?> resolveProxyClass(String[] interfaces) {
            Class<?>[] types = new Class<?>[interfaces.length];
            for (int i = 0; i < interfaces.length; i++) {
                types[i] = serialization.loadClass(interfaces[i]);
            }
            return Proxy.getProxyClass(types.length == 0 ? serialization.classLoader() : types[0].getClassLoader(), types);
        }
    }
}
