package com.hazelcast.client.config;

import com.hazelcast.config.ConfigRecognizer;
import com.hazelcast.config.ConfigStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells whether a file configures a client, which frameworks ask before they read it as a member's. */
public class ClientConfigRecognizer implements ConfigRecognizer {
    private static final int HEAD_BYTES = 4096;
    private static final Pattern XML_BEFORE_ROOT = Pattern.compile("\\A\uFEFF?(\\s|<\\?.*?\\?>|<!--.*?-->)*", Pattern.DOTALL);
    private static final Pattern XML = Pattern.compile("<hazelcast-client(-failover)?[\\s>/].*", Pattern.DOTALL);
    private static final Pattern YAML = Pattern.compile("(?m)^hazelcast-client(-failover)?\\s*:");

    private final ConfigRecognizer[] recognizers;

    public ClientConfigRecognizer() throws Exception {
        this(new ConfigRecognizer[0]);
    }

    public ClientConfigRecognizer(ConfigRecognizer... recognizers) throws Exception {
        this.recognizers = recognizers.clone();
    }

    @Override
    public boolean isRecognized(ConfigStream configStream) throws Exception {
        String head = new String(configStream.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
        configStream.reset();
        if (XML.matcher(XML_BEFORE_ROOT.matcher(head).replaceFirst("")).matches() || YAML.matcher(head).find()) {
            return true;
        }
        for (ConfigRecognizer recognizer : recognizers) {
            if (recognizer.isRecognized(configStream)) {
                return true;
            }
        }
        return false;
    }
}
