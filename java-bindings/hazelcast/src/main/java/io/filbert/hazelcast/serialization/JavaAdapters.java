package io.filbert.hazelcast.serialization;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.nio.serialization.ClassNameFilter;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Java's own serialization: only of values that the application put or asks for, on its thread, with its class loaders, of classes that may be made. */
final class JavaAdapters {
    private final Serialization serialization;
    private final ClassNameFilter filter;
    private final boolean compressed;
    private final boolean shared;

    JavaAdapters(Serialization serialization, SerializationConfig config) {
        this.serialization = serialization;
        this.filter = config.getJavaSerializationFilterConfig() == null ? name -> { } : new JavaClasses(config.getJavaSerializationFilterConfig());
        this.compressed = config.isEnableCompression();
        this.shared = config.isEnableSharedObject();
    }

    /** What is written or read through an object stream. */
    private interface Writer {
        void write(ObjectOutputStream stream) throws IOException;
    }

    /** The other half. */
    private interface Reader {
        Object read(ObjectInputStream stream) throws IOException, ClassNotFoundException;
    }

    private void write(FormOutput out, Writer writer) throws IOException {
        GZIPOutputStream zipped = compressed ? new GZIPOutputStream(out) : null;
        ObjectOutputStream stream = new ObjectOutputStream(compressed ? zipped : (OutputStream) out);
        writer.write(stream);
        stream.flush();
        if (compressed) {
            zipped.finish();
        }
    }

    private Object read(FormInput in, Reader reader) throws IOException {
        try {
            return reader.read(new Resolving(compressed ? new GZIPInputStream(in) : in));
        } catch (ClassNotFoundException e) {
            throw new HazelcastSerializationException("class " + e.getMessage() + " is not to be found", e);
        }
    }

    Adapter serializable() {
        return new Adapter(TypeIds.SERIALIZABLE) {
            @Override
            void write(FormOutput out, Object object) throws IOException {
                JavaAdapters.this.write(out, stream -> {
                    if (shared) {
                        stream.writeObject(object);
                    } else {
                        stream.writeUnshared(object);
                    }
                });
            }

            @Override
            Object read(FormInput in, Class<?> type) throws IOException {
                return JavaAdapters.this.read(in, stream -> shared ? stream.readObject() : stream.readUnshared());
            }
        };
    }

    Adapter externalizable() {
        return new Adapter(TypeIds.EXTERNALIZABLE) {
            @Override
            void write(FormOutput out, Object object) throws IOException {
                out.writeString(object.getClass().getName());
                JavaAdapters.this.write(out, ((Externalizable) object)::writeExternal);
            }

            @Override
            Object read(FormInput in, Class<?> type) throws IOException {
                String written = in.readString();
                String name = type != null ? type.getName() : written;
                filter.filter(name);
                Externalizable object = (Externalizable) serialization.make(name);
                return JavaAdapters.this.read(in, stream -> {
                    object.readExternal(stream);
                    return object;
                });
            }
        };
    }

    /** Finds classes where the application has them. */
    private final class Resolving extends ObjectInputStream {
        Resolving(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) {
            filter.filter(description.getName());
            return serialization.loadClass(description.getName());
        }

        @Override
        @SuppressWarnings("deprecation") // the successor makes an object; only the class is wanted
        protected Class<?> resolveProxyClass(String[] interfaces) {
            Class<?>[] types = new Class<?>[interfaces.length];
            for (int i = 0; i < interfaces.length; i++) {
                filter.filter(interfaces[i]);
                types[i] = serialization.loadClass(interfaces[i]);
            }
            return Proxy.getProxyClass(types.length == 0 ? serialization.classLoader() : types[0].getClassLoader(), types);
        }
    }
}
