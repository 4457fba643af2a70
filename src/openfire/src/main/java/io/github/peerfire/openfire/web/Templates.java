package io.github.peerfire.openfire.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The templates, each of which is read once. Values are escaped; one that is missing is an error. */
final class Templates {

    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler().escapeHTML(true).strictSections(true)
            .emptyStringIsFalse(true).withLoader(Templates::open);

    /**
     * Fills a template in.
     *
     * @param model where names are looked up first
     * @param common where they are looked up then
     */
    String fill(String name, Object model, Map<String, Object> common) {
        StringWriter filled = new StringWriter();
        compiled.computeIfAbsent(name, this::compile).execute(model, common, filled);
        return filled.toString();
    }

    private Template compile(String name) {
        try (Reader reader = open(name)) {
            return compiler.compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) throws IOException {
        try (InputStream in = Templates.class.getResourceAsStream(name + ".mustache")) {
            if (in == null) {
                throw new FileNotFoundException("There is no template " + name);
            }
            return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
