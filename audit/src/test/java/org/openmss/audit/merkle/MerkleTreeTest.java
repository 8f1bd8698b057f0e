package org.openmss.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openmss.kernel.Bytes;

class MerkleTreeTest {
    /** The leaves and roots of the reference tests of Certificate Transparency. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final int LARGEST = 64;

    private final Map<Subtree, Bytes> stored = new HashMap<>();
    private final List<Bytes> leaves = new ArrayList<>();
    private final List<Bytes> roots = new ArrayList<>();

    private void grow(List<Bytes> contents) {
        var tree = GrowingTree.empty();
        roots.add(tree.root());
        for (var content : contents) {
            leaves.add(TreeHash.leaf(content));
            tree.append(leaves.getLast(), stored::put);
            roots.add(tree.root());
        }
    }

    private void growToTheLargest() {
        var contents = new ArrayList<Bytes>();
        for (int i = 0; i < LARGEST; i++) {
            contents.add(Bytes.of(ByteBuffer.allocate(4).putInt(i).array()));
        }
        grow(contents);
    }

    private static Bytes hex(String text) {
        return Bytes.of(HexFormat.of().parseHex(text));
    }

    private static Bytes otherThan(Bytes hash) {
        byte[] changed = hash.toArray();
        changed[7] ^= 1;
        return Bytes.of(changed);
    }

    private InclusionProof inclusion(long index, long size) {
        return new InclusionProof(index, size, ProofPlan.inclusion(index, size).filledFrom(stored));
    }

    private ConsistencyProof consistency(long from, long to) {
        return new ConsistencyProof(from, to, ProofPlan.consistency(from, to).filledFrom(stored));
    }

    @Test
    void theRootsAreThoseOfCertificateTransparency() {
        grow(LEAVES.stream().map(MerkleTreeTest::hex).toList());

        assertThat(roots).isEqualTo(ROOTS.stream().map(MerkleTreeTest::hex).toList());
    }

    @Test
    void theProofsAreThoseOfCertificateTransparency() {
        grow(LEAVES.stream().map(MerkleTreeTest::hex).toList());

        assertThat(inclusion(0, 8).path())
                .containsExactly(
                        hex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                        hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                        hex("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(inclusion(5, 8).path())
                .containsExactly(
                        hex("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                        hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                        hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
        assertThat(consistency(6, 8).path())
                .containsExactly(
                        hex("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                        hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                        hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    }

    @Test
    void everyInclusionProofHoldsAndNoneOutlivesAChange() {
        growToTheLargest();

        for (int size = 1; size <= LARGEST; size++) {
            var root = roots.get(size);
            for (int index = 0; index < size; index++) {
                var proof = inclusion(index, size);
                var leaf = leaves.get(index);
                assertThat(proof.leadsFrom(leaf, root))
                        .as("%d of %d", index, size)
                        .isTrue();
                assertThat(proof.leadsFrom(otherThan(leaf), root)).isFalse();
                assertThat(proof.leadsFrom(leaf, otherThan(root))).isFalse();
                assertThat(new InclusionProof(index + 1, size, proof.path()).leadsFrom(leaf, root))
                        .isFalse();
                for (var path : mutations(proof.path())) {
                    assertThat(new InclusionProof(index, size, path).leadsFrom(leaf, root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyConsistencyProofHoldsAndNoneOutlivesAChange() {
        growToTheLargest();

        for (int to = 1; to <= LARGEST; to++) {
            for (int from = 1; from <= to; from++) {
                var proof = consistency(from, to);
                var earlier = roots.get(from);
                var later = roots.get(to);
                assertThat(proof.leadsFrom(earlier, later))
                        .as("%d to %d", from, to)
                        .isTrue();
                assertThat(proof.leadsFrom(otherThan(earlier), later)).isFalse();
                assertThat(proof.leadsFrom(earlier, otherThan(later))).isFalse();
                for (var path : mutations(proof.path())) {
                    assertThat(new ConsistencyProof(from, to, path).leadsFrom(earlier, later))
                            .isFalse();
                }
            }
        }
    }

    private static List<List<Bytes>> mutations(List<Bytes> path) {
        var mutations = new ArrayList<List<Bytes>>();
        for (int i = 0; i < path.size(); i++) {
            var changed = new ArrayList<>(path);
            changed.set(i, otherThan(path.get(i)));
            mutations.add(changed);
            var shorter = new ArrayList<>(path);
            shorter.remove(i);
            mutations.add(shorter);
        }
        var longer = new ArrayList<>(path);
        longer.add(TreeHash.empty());
        mutations.add(longer);
        return mutations;
    }
}
