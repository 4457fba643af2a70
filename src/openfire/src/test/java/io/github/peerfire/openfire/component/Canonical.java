package io.github.peerfire.openfire.component;

import java.util.stream.Collectors;
import org.dom4j.Element;

/** Elements as text that is the same if they mean the same. */
final class Canonical {

    private Canonical() {
    }

    static String of(Element element) {
        // Tinder adds the codes of before RFC 3920, which nobody reads.
        String attributes = element.attributes().stream()
                .filter(each -> !(element.getName().equals("error") && each.getName().equals("code")))
                .map(each -> " " + each.getName() + "='" + each.getValue() + "'")
                .sorted().collect(Collectors.joining());
        String children = element.elements().stream().map(Canonical::of).collect(Collectors.joining());
        return "<{" + element.getNamespaceURI() + "}" + element.getName() + attributes + ">" + element.getTextTrim()
                + children + "</>\n";
    }
}
