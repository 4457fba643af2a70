package io.github.peerfire.openfire.cluster;

import static io.github.peerfire.openfire.cluster.Questions.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.openfire.introduction.DistantUser;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import io.github.peerfire.rendezvous.cluster.Sighting;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class NodeMessageTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final DistantUser ALICE = new DistantUser(Optional.of(new JID("alice@example.net/desk")), false);

    @Test
    void anArrivalIsWrittenAsTheseOctets() throws Exception {
        String octets = "01" + "03" + "05".repeat(32);
        assertThat(HEX.formatHex(MessageWriter.encode(new NodeMessage.Arrived(peer(5))))).isEqualTo(octets);
        assertThat(MessageReader.decode(HEX.parseHex(octets))).isEqualTo(new NodeMessage.Arrived(peer(5)));
    }

    @Test
    void anAnswerIsWrittenAsTheseOctets() throws Exception {
        NodeMessage answer = new NodeMessage.Answer(258, ForwardedAnswer.introduced(
                new Sighting(new InetSocketAddress("10.0.2.5", 50_001),
                        Optional.of(new InetSocketAddress("192.0.2.5", 50_001))),
                List.of(new InetSocketAddress("2001:db8::5", 1_935)), 2));
        String octets = "01" + "02" + "0000000000000102" + "00" + "01" + "00040a000205" + "c351"
                + "01" + "001020010db8000000000000000000000005" + "078f" + "02" + "01" + "0004c0000205" + "c351";
        assertThat(HEX.formatHex(MessageWriter.encode(answer))).isEqualTo(octets);
        assertThat(MessageReader.decode(HEX.parseHex(octets))).isEqualTo(answer);
    }

    @Test
    void anAnswerOfAnOlderVersionSaysNothingOfItsNodesNetwork() throws Exception {
        String octets = "01" + "02" + "0000000000000102" + "00" + "01" + "0004c0000205" + "c351" + "00" + "02";
        assertThat(MessageReader.decode(HEX.parseHex(octets))).isEqualTo(new NodeMessage.Answer(258,
                ForwardedAnswer.introduced(Sighting.at(new InetSocketAddress("192.0.2.5", 50_001)), List.of(), 2)));
    }

    @Test
    void aQuestionArrivesWithAllThatAnIntroductionNeeds() throws Exception {
        ForwardedQuestion question = Questions.about(peer(5), ALICE, 1);
        NodeMessage.Question read = (NodeMessage.Question) passedOn(new NodeMessage.Question(3, question));
        assertThat(read.number()).isEqualTo(3);
        assertThat(read.content().target()).isEqualTo(peer(5));
        assertThat(read.content().source()).isEqualTo(question.source());
        assertThat(read.content().discriminator()).isEqualTo(question.discriminator());
        assertThat(read.content().tag()).isEqualTo(question.tag());
        assertThat(read.content().askers()).isEqualTo(question.askers());
    }

    @Test
    void aClosingOfAnAccountIsWrittenAsTheseOctets() throws Exception {
        NodeMessage closing = new NodeMessage.AccountClosedAt("bob", 258);
        String octets = "01" + "07" + "0003" + "626f62" + "0000000000000102";
        assertThat(HEX.formatHex(MessageWriter.encode(closing))).isEqualTo(octets);
        assertThat(MessageReader.decode(HEX.parseHex(octets))).isEqualTo(closing);
    }

    @Test
    void holdersOfKeysAreKnownByTheirKey() throws Exception {
        assertThat(ownerOf(new KeyOwner("k1"))).isEqualTo(new KeyOwner("k1"));
    }

    @Test
    void whoIsBoundToNobodyIsNobodyElsewhere() throws Exception {
        assertThat(ownerOf(DistantUser.NOBODY)).isEqualTo(DistantUser.NOBODY);
        assertThat(ownerOf("something that only one node knows")).isEqualTo(DistantUser.NOBODY);
    }

    @Test
    void whoIsThereForEverybodyIsSoElsewhere() throws Exception {
        DistantUser user = new DistantUser(ALICE.boundTo(), true);
        assertThat(ownerOf(user)).isEqualTo(user);
    }

    @Test
    void whatIsTooMuchIsCut() throws Exception {
        NodeMessage.Question read = (NodeMessage.Question) passedOn(
                new NodeMessage.Question(3, Questions.about(peer(5), ALICE, 100)));
        assertThat(read.content().askers()).hasSize(MessageReader.MOST_ASKERS);
        InetSocketAddress address = new InetSocketAddress("192.0.2.5", 50_001);
        NodeMessage.Greeting greeting = (NodeMessage.Greeting) passedOn(
                new NodeMessage.Greeting(Collections.nCopies(100, address), true));
        assertThat(greeting.addresses()).hasSize(MessageReader.MOST_ADDRESSES);
    }

    @Test
    void theLongestMessageIsOneThatATaskCarries() {
        DistantUser longest = new DistantUser(Optional.of(
                new JID("a".repeat(60) + "@example.net/" + "r".repeat(200))), false);
        assertThat(MessageWriter.encode(new NodeMessage.Question(3, Questions.about(peer(5), longest, 100))))
                .hasSizeLessThan(NodeTask.LONGEST_MESSAGE);
    }

    @Test
    void theNewsArrive() throws Exception {
        for (NodeMessage message : List.of(new NodeMessage.AccountClosed("alice"), new NodeMessage.KeysChanged(),
                new NodeMessage.Greeting(List.of(new InetSocketAddress("192.0.2.5", 1_935)), false))) {
            assertThat(passedOn(message)).isEqualTo(message);
        }
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] message = MessageWriter.encode(new NodeMessage.KeysChanged());
        message[0]++;
        assertThatThrownBy(() -> MessageReader.decode(message)).isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
    }

    private static Object ownerOf(Object owner) throws IOException {
        NodeMessage.Question read = (NodeMessage.Question) passedOn(
                new NodeMessage.Question(3, Questions.about(peer(5), owner, 1)));
        return read.content().askers().stream().map(DistantAsker::owner).findFirst().orElseThrow();
    }

    private static NodeMessage passedOn(NodeMessage message) throws IOException {
        return MessageReader.decode(MessageWriter.encode(message));
    }
}
