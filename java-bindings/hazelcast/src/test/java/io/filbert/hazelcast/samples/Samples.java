package io.filbert.hazelcast.samples;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.core.HazelcastJsonValue;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.nio.serialization.ClassDefinition;
import com.hazelcast.nio.serialization.ClassDefinitionBuilder;
import com.hazelcast.partition.PartitionAwareKey;
import com.hazelcast.security.SimpleTokenCredentials;
import com.hazelcast.security.UsernamePasswordCredentials;
import com.hazelcast.transaction.TransactionOptions;
import com.hazelcast.version.MemberVersion;
import com.hazelcast.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects of com.hazelcast's and the application's types. Loaded twice: linked to us, and linked to Hazelcast; both must write the same. */
public final class Samples {
    private Samples() {
    }

    /** Knows the classes of the samples. */
    public static SerializationConfig config() {
        ClassDefinition wheel = new ClassDefinitionBuilder(Car.FACTORY, Wheel.CLASS, 3).addIntField("inches").build();
        ClassDefinition car = new ClassDefinitionBuilder(Car.FACTORY, Car.CLASS, 3).addStringField("name").addPortableField("spare", wheel)
            .addPortableArrayField("wheels", wheel).build();
        return new SerializationConfig()
            .addPortableFactory(Car.FACTORY, id -> id == Car.CLASS ? new Car() : id == Wheel.CLASS ? new Wheel() : id == Values.CLASS ? new Values() : null)
            .addDataSerializableFactory(Ticket.FACTORY, id -> id == Ticket.CLASS ? new Ticket() : null)
            .addSerializerConfig(new SerializerConfig().setTypeClass(StringBuilder.class).setImplementation(new Texts()))
            .addSerializerConfig(new SerializerConfig().setTypeClass(StringBuffer.class).setImplementation(new TextBytes()))
            .setPortableVersion(3)
            .addClassDefinition(wheel)
            .addClassDefinition(car);
    }

    /** By name, so that a failure says which. */
    public static Map<String, Object> objects() throws Exception {
        Map<String, Object> objects = new LinkedHashMap<>();
        objects.put("address", Address.createUnresolvedAddress("127.0.0.1", 5701));
        objects.put("address of six", Address.createUnresolvedAddress("::1", 5701));
        objects.put("version", Version.of(5, 3));
        objects.put("member version", MemberVersion.of(5, 3, 8));
        objects.put("endpoint", EndpointQualifier.MEMBER);
        objects.put("transaction options", new TransactionOptions());
        objects.put("credentials", new UsernamePasswordCredentials("a", "b"));
        objects.put("token", new SimpleTokenCredentials(new byte[] {1, 2}));
        objects.put("key", new PartitionAwareKey<>("a", 2));
        objects.put("json", new HazelcastJsonValue("{\"a\": 1}"));
        objects.put("wheel", new Wheel(18));
        objects.put("car", new Car("\u00e9clair", new Wheel(17), new Wheel[] {new Wheel(1), new Wheel(2)}));
        objects.put("car without wheels", new Car(null, null, null));
        objects.put("car with an empty array", new Car("x", new Wheel(1), new Wheel[0]));
        objects.put("values", Values.full());
        objects.put("values of nothing", new Values());
        objects.put("ticket", new Ticket(7));
        objects.put("list", new ArrayList<>(List.of(new Ticket(8), new Wheel(3), "x")));
        objects.put("stream", new StringBuilder("sb"));
        objects.put("bytes", new StringBuffer("sbf"));
        return objects;
    }
}
