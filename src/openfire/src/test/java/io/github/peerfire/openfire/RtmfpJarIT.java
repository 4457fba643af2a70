package io.github.peerfire.openfire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dom4j.Document;
import org.dom4j.DocumentException;
import org.dom4j.io.SAXReader;
import org.junit.jupiter.api.Test;

/** The jar that people install. */
class RtmfpJarIT {

    private static final Path JAR = Path.of("target/rtmfp.jar");
    private static final Path LIBRARY = Path.of("target/plugin-rtmfp.jar");

    @Test
    void itHasTheLayoutOfAPlugin() throws IOException {
        List<String> files =
                entries(Files.readAllBytes(JAR)).stream().filter(name -> !name.endsWith("/")).toList();
        assertThat(files).filteredOn(name -> name.matches("database/rtmfp_[a-z0-9]+\\.sql")).hasSize(10);
        assertThat(files).filteredOn(name -> name.matches("database/upgrade/1/rtmfp_[a-z0-9]+\\.sql")).hasSize(10);
        assertThat(files).filteredOn(name -> name.startsWith("database/")).hasSize(20);
        assertThat(files).filteredOn(name -> name.startsWith("i18n/")).contains("i18n/rtmfp_i18n.properties")
                .allMatch(name -> name.matches("i18n/rtmfp_i18n(_[a-z]{2}(_[A-Z]{2})?)?\\.properties"));
        assertThat(files).filteredOn(name -> !name.startsWith("database/") && !name.startsWith("i18n/"))
                .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "plugin.xml", "readme.html", "changelog.html",
                        "logo_small.png", "logo_large.png", "web/style/rtmfp.css", "web/script/rtmfp.js",
                        "lib/plugin-rtmfp.jar");
    }

    @Test
    void itsDescriptionNamesAClassThatIsThere() throws IOException, DocumentException {
        Document description = new SAXReader().read(new ByteArrayInputStream(read(JAR, "plugin.xml")));
        String type = description.getRootElement().elementText("class");
        assertThat(entries(read(JAR, "lib/plugin-rtmfp.jar"))).contains(type.replace('.', '/') + ".class");
    }

    @Test
    void everyPlaceholderIsFilledIn() throws IOException {
        for (String name : List.of("plugin.xml", "readme.html", "changelog.html")) {
            String text = new String(read(JAR, name), UTF_8);
            assertThat(text.replace("No ${...} keys", "").replaceAll("\\$\\{page\\.[a-z.]+}", "")).as(name)
                    .doesNotContain("${");
        }
    }

    @Test
    void everyBundledClassIsInAPackageOfOurs() throws IOException {
        List<String> names = entries(Files.readAllBytes(LIBRARY));
        assertThat(names).filteredOn(name -> name.endsWith(".class"))
                .hasSizeGreaterThan(300)
                .allMatch(name -> name.startsWith("io/github/peerfire/"));
        assertThat(names).filteredOn(name -> name.endsWith(".mustache")).isNotEmpty()
                .allMatch(name -> name.startsWith("io/github/peerfire/openfire/web/"));
        assertThat(names).filteredOn(name -> !name.matches(".*(\\.class|\\.mustache|/)")).containsExactlyInAnyOrder(
                "META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/LICENSE.md", "META-INF/NOTICE",
                "META-INF/services/io.github.peerfire.rtmfp.EndpointDriverFactory");
    }

    @Test
    void nothingRefersToWhereBundledClassesWere() throws IOException {
        try (JarFile library = new JarFile(LIBRARY.toFile())) {
            for (JarEntry entry : Collections.list(library.entries())) {
                String content = new String(library.getInputStream(entry).readAllBytes(), ISO_8859_1);
                if (entry.getName().endsWith(".class")) {
                    assertThat(content.contains("io/netty/") || content.contains("org/bouncycastle/")
                            || content.contains("com/samskivert/"))
                            .as(entry.getName()).isFalse();
                }
            }
        }
    }

    @Test
    void theEndpointDriverIsFound() throws IOException {
        String service = new String(
                read(LIBRARY, "META-INF/services/io.github.peerfire.rtmfp.EndpointDriverFactory"), UTF_8).strip();
        assertThat(entries(Files.readAllBytes(LIBRARY))).contains(service.replace('.', '/') + ".class");
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(3_000_000);
    }

    private static byte[] read(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile()); InputStream in = file.getInputStream(file.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static List<String> entries(byte[] jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
