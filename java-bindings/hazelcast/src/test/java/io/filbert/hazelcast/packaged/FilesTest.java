package io.filbert.hazelcast.packaged;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringReader;
import java.util.jar.JarFile;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xml.sax.SAXException;

/** The files that hosts look for in the jar, and what its manifest says. */
@ExtendWith(FinishedJar.class)
class FilesTest {
    @Test
    void filesThatHostsLookForAreThere() throws Exception {
        try (JarFile jar = new JarFile(FinishedJar.file())) {
            for (String name : new String[] {"hazelcast-default.xml", "hazelcast-config-5.3.xsd", "META-INF/native/linux-x86_64/libfilbert.so"}) {
                assertNotNull(jar.getEntry(name), name);
            }
            assertEquals("com.hazelcast.core", jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
            assertEquals("hazelcast", jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName"));
            assertEquals("*", jar.getManifest().getMainAttributes().getValue("DynamicImport-Package"));
        }
    }

    @Test
    void schemaLetsConfigurationsThroughAndNothingElse() throws Exception {
        try (JarFile jar = new JarFile(FinishedJar.file())) {
            Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(jar.getInputStream(jar.getEntry("hazelcast-config-5.3.xsd"))));
            StreamSource configuration = new StreamSource(jar.getInputStream(jar.getEntry("hazelcast-default.xml")));
            assertDoesNotThrow(() -> schema.newValidator().validate(configuration));
            StreamSource other = new StreamSource(new StringReader("<hazelcast xmlns=\"urn:other\"/>"));
            assertThrows(SAXException.class, () -> schema.newValidator().validate(other));
        }
    }
}
