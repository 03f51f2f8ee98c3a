from xorshift import SEED, xorshift64


def test_no_step_leaves_the_seed():
    assert xorshift64(0) == f"{SEED:016x}"


def test_a_thousand_steps_give_the_vector_of_the_contract():
    assert xorshift64(1) == "12eaead265975125"
