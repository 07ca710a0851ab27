namespace AvatarBridge.Editing
{
    /// <summary>How much a finding matters.</summary>
    public enum FindingKind
    {
        /// <summary>As it should be.</summary>
        Good,

        /// <summary>It works, but something should be known.</summary>
        Hint,

        /// <summary>It does not work.</summary>
        Problem,
    }

    /// <summary>One thing that was found out, in words, and what to do about it.</summary>
    public readonly struct Finding
    {
        public Finding(FindingKind kind, string what, string toDo)
        {
            Kind = kind;
            What = what;
            ToDo = toDo;
        }

        public FindingKind Kind { get; }

        /// <summary>One sentence: how it is.</summary>
        public string What { get; }

        /// <summary>What to do next; empty when nothing needs to be done.</summary>
        public string ToDo { get; }

        public override string ToString()
        {
            return ToDo.Length == 0 ? What : $"{What} {ToDo}";
        }

        internal static Finding Good(string what)
        {
            return new Finding(FindingKind.Good, what, "");
        }

        internal static Finding Hint(string what, string toDo)
        {
            return new Finding(FindingKind.Hint, what, toDo);
        }

        internal static Finding Problem(string what, string toDo)
        {
            return new Finding(FindingKind.Problem, what, toDo);
        }
    }
}
