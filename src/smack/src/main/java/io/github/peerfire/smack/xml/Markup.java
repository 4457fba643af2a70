package io.github.peerfire.smack.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element as it arrived, before anything is known about its meaning.
 *
 * @param name local name
 * @param namespace its namespace, empty if none
 * @param attributes those without a namespace, in their order
 * @param children child elements in their order
 * @param text its character data, concatenated
 * @param complete false if parts of it or of its children were dropped because the whole is too large
 */
public record Markup(
        String name, String namespace, Map<String, String> attributes, List<Markup> children, String text,
        boolean complete) {

    /** Copies the collections. */
    public Markup {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** An attribute's value. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** An attribute's value, which must be there. */
    public String required(String attribute) throws MalformedElementException {
        String value = attributes.get(attribute);
        if (value == null) {
            throw new MalformedElementException("'" + attribute + "' is missing in <" + name + "/>");
        }
        return value;
    }

    /** The children of a name in a namespace. */
    public List<Markup> children(String childName, String childNamespace) {
        return children.stream().filter(child -> child.is(childName, childNamespace)).toList();
    }

    /** The only child of a name in a namespace; empty if there is none. */
    public Optional<Markup> child(String childName, String childNamespace) throws MalformedElementException {
        List<Markup> found = children(childName, childNamespace);
        if (found.size() > 1) {
            throw new MalformedElementException("more than one <" + childName + "/> in <" + name + "/>");
        }
        return found.stream().findFirst();
    }

    /** Whether it has this name in this namespace. */
    public boolean is(String otherName, String otherNamespace) {
        return name.equals(otherName) && namespace.equals(otherNamespace);
    }
}
