using System.IO;
using AvatarBridge.Wire;
using UnityEditor.AssetImporters;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Main thread or an import worker of Unity's; the project owns what it makes. A line keeps
    // the take itself and makes its AudioClip when it is first played: Unity does not save the
    // samples of a clip that was made by code.

    /// <summary>
    /// Makes baked lines of the takes that the sidecar records and bakes, so that a game ships
    /// without it.
    /// </summary>
    [ScriptedImporter(1, "take")]
    public sealed class TakeImporter : ScriptedImporter
    {
        [SerializeField]
        [Tooltip("Import this character only. Empty: one line for each who is in the take.")]
        private string _character = "";

        /// <summary>Whom to import; empty for all.</summary>
        public string Character
        {
            get => _character;
            set => _character = value ?? "";
        }

        public override void OnImportAsset(AssetImportContext ctx)
        {
            TakeImport import;
            try
            {
                var name = Path.GetFileNameWithoutExtension(ctx.assetPath);
                import = TakeImport.Read(File.ReadAllBytes(ctx.assetPath), name, _character.Trim());
            }
            catch (WireException error)
            {
                ctx.LogImportError(
                    $"{ctx.assetPath}: {error.Message}. Make a take with: bridge say TEXT --record "
                    + "FILE.take, or bridge bake.");
                return;
            }
            foreach (var line in import.Lines)
            {
                ctx.AddObjectToAsset(line.Character, line);
            }
            ctx.SetMainObject(import.Lines[0]);
            foreach (var warning in import.Warnings)
            {
                ctx.LogImportWarning($"{ctx.assetPath}: {warning}");
            }
        }
    }
}
