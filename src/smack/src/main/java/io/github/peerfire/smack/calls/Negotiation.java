package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which contents a call has: offered, accepted, or refused with an event for the machine. */
final class Negotiation {

    private final CallAbilities abilities;

    Negotiation(CallAbilities abilities) {
        this.abilities = abilities;
    }

    /** One content for each kind; all carry the same stream (ProtoXEP 6.2). */
    List<JingleContent> offer(Set<MediaKind> media, RtmfpTransport transport) {
        return Arrays.stream(MediaKind.values()).filter(media::contains)
                .map(kind -> JingleContent.of(kind.word(), abilities.describe(kind), transport)).toList();
    }

    /** Accepts of an offer what this device can do, with its own codecs in common. */
    List<JingleContent> answer(List<JingleContent> offer, RtmfpTransport transport) {
        List<JingleContent> answer = new ArrayList<>();
        for (JingleContent content : offer) {
            content.description().filter(abilities::suits).ifPresent(theirs -> answer.add(new JingleContent(
                    content.creator(), content.name(), content.senders(), Optional.of(common(theirs)),
                    Optional.of(transport), JingleContent.Foreign.NOTHING)));
        }
        return answer;
    }

    /** Whether this device can send what the other side describes. */
    boolean suits(RtmfpDescription theirs) {
        return abilities.suits(theirs);
    }

    /** What this device can receive of a kind. */
    RtmfpDescription describe(MediaKind kind) {
        return abilities.describe(kind);
    }

    /** Our description with those of our codecs only that the other side has, too. */
    RtmfpDescription common(RtmfpDescription theirs) {
        RtmfpDescription ours = abilities.describe(theirs.media());
        return new RtmfpDescription(theirs.media(), ours.maxRate(),
                ours.codecs().stream().filter(codec -> theirs.codecs().stream().anyMatch(codec::matches)).toList());
    }

    /** What is wrong with the other side's contents; empty if nothing is. */
    Optional<CallEvent> objection(List<JingleContent> contents) {
        if (contents.stream().allMatch(JingleContent::hasForeignDescription)) {
            return Optional.of(CallEvent.UNSUPPORTED_APPLICATION);
        }
        if (contents.stream().anyMatch(JingleContent::hasForeignTransport)) {
            return Optional.of(CallEvent.UNSUPPORTED_TRANSPORT);
        }
        boolean common = contents.stream().flatMap(content -> content.description().stream())
                .anyMatch(abilities::suits);
        return common ? Optional.empty() : Optional.of(CallEvent.NO_COMMON_CODEC);
    }

    /** The other side's address: that of the first content which names a stream, else of the first that has one. */
    static Optional<RtmfpTransport> address(List<JingleContent> contents) {
        List<RtmfpTransport> addresses = contents.stream().flatMap(content -> content.transport().stream())
                .filter(RtmfpTransport::isAddress).toList();
        Optional<RtmfpTransport> sending = addresses.stream().filter(address -> address.stream().isPresent())
                .findFirst();
        return sending.or(() -> addresses.stream().findFirst());
    }

    /** The kinds that the other side's contents are about. */
    static Set<MediaKind> kinds(List<JingleContent> contents) {
        return contents.stream().flatMap(content -> content.description().stream()).map(RtmfpDescription::media)
                .collect(Collectors.toUnmodifiableSet());
    }
}
