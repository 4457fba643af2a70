package io.github.peerfire.openfire.compatibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Openfire 4.2.0 has and 5.1.1 has no more. Lines of the list: {@code - class member} for a member that is gone,
 * {@code GONE class} for a class, {@code +abstract class method} for a method that 5.1.1 wants to be implemented.
 */
final class GoneMembers {

    private static final String LIST = "/openfire-4.2.0-members-gone-in-5.1.1.txt";

    private final Set<String> lines;

    private GoneMembers(Collection<String> lines) {
        this.lines = new HashSet<>(lines);
    }

    static GoneMembers load() {
        try (InputStream list = Objects.requireNonNull(GoneMembers.class.getResourceAsStream(LIST), LIST)) {
            return new GoneMembers(new String(list.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return lines.size();
    }

    /** What a class uses that is gone, and what it lacks that is wanted, as lines of the list. */
    Set<String> usedBy(JavaClass user) {
        return Stream.of(members(user), classes(user), missing(user)).flatMap(found -> found)
                .filter(lines::contains)
                .collect(Collectors.toSet());
    }

    private static Stream<String> members(JavaClass user) {
        return user.getAccessesFromSelf().stream()
                .map(JavaAccess::getTarget)
                .flatMap(target -> owners(target).map(owner -> "- " + path(owner) + " " + signature(target)));
    }

    /** The class that is named in the code, and the one that declares the member. */
    private static Stream<JavaClass> owners(AccessTarget target) {
        Stream<JavaClass> declaring =
                target.resolveMember().stream().map(JavaMember.class::cast).map(HasOwner::getOwner);
        return Stream.concat(Stream.of(target.getOwner()), declaring).distinct();
    }

    private static Stream<String> classes(JavaClass user) {
        return user.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(target -> "GONE " + path(target.getBaseComponentType()));
    }

    private Stream<String> missing(JavaClass user) {
        if (user.getModifiers().contains(JavaModifier.ABSTRACT)) {
            return Stream.empty();
        }
        Set<String> has = user.getAllMethods().stream()
                .map(method -> signature(method.getName(), method.getRawParameterTypes(), method.getRawReturnType()))
                .collect(Collectors.toSet());
        Set<String> above = Stream.concat(user.getAllRawInterfaces().stream(), user.getAllRawSuperclasses().stream())
                .map(GoneMembers::path)
                .collect(Collectors.toSet());
        return lines.stream()
                .filter(line -> line.startsWith("+abstract "))
                .filter(line -> above.contains(line.split(" ")[1]) && !has.contains(line.split(" ")[2]));
    }

    private static String signature(AccessTarget target) {
        if (target instanceof CodeUnitAccessTarget unit) {
            return signature(unit.getName(), unit.getRawParameterTypes(), unit.getRawReturnType());
        }
        AccessTarget.FieldAccessTarget field = (AccessTarget.FieldAccessTarget) target;
        return field.getName() + " " + descriptor(field.getRawType());
    }

    private static String signature(String name, List<JavaClass> parameters, JavaClass result) {
        return name + parameters.stream().map(GoneMembers::descriptor).collect(Collectors.joining("", "(", ")"))
                + descriptor(result);
    }

    private static String descriptor(JavaClass type) {
        return switch (type.getName()) {
            case "boolean" -> "Z";
            case "byte" -> "B";
            case "char" -> "C";
            case "short" -> "S";
            case "int" -> "I";
            case "long" -> "J";
            case "float" -> "F";
            case "double" -> "D";
            case "void" -> "V";
            default -> type.isArray() ? path(type) : "L" + path(type) + ";";
        };
    }

    private static String path(JavaClass type) {
        return type.getName().replace('.', '/');
    }
}
